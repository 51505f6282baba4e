#include "sim/cli/program.hpp"

int main(int argc, char** argv) {
    return kenesh::run_program(argc, argv);
}

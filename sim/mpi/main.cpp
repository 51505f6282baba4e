// kenesh-mpi: the program with the points of `sweep` dealt to the ranks of mpirun.
#include <mpi.h>

#include <cstdio>

#include "sim/cli/program.hpp"
#include "sim/mpi/ranks.hpp"

int main(int argc, char** argv) {
    int provided = 0;
    // Messages are sent by the main thread alone.
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    int size = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    int code = 0;
    if (size == 1) {
        code = kenesh::run_program(argc, argv);
    } else if (kenesh::Ranks ranks; ranks.leads()) {
        code = kenesh::run_program(argc, argv, &ranks);
        if (!ranks.dismiss()) {
            std::fflush(nullptr);
            MPI_Abort(MPI_COMM_WORLD, code);
        }
    } else if (kenesh::Ranks::wait_for_work()) {
        code = kenesh::run_program(argc, argv, &ranks);
        // The leader waits for its points, and nobody else would tell it.
        if (code != 0) {
            std::fflush(nullptr);
            MPI_Abort(MPI_COMM_WORLD, code);
        }
    }
    MPI_Finalize();
    return code;
}

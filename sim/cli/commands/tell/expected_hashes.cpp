#include <array>

#include "sim/cli/commands/tell/validate_hash.hpp"

namespace kenesh {
namespace {

constexpr std::array kExpected{
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "summary.csv",
                 "5e55b61df7fc3ad4ce0e0cd93176281b252315eed0168b54832ddae2826167b4"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "seats.csv",
                 "70777629083d6995e37d33f7949fa0b13752d200cf8af0eee8be1e00381bb9cf"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "districts.csv",
                 "26fcc692233a78e1baad94b25bc3b1961133df4cc6988672943c72a9be96f793"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "summary.csv",
                 "eec40e181d762969a5ddbb51a0aee5d5ff6bfc57b2a87e93b955d6842205da69"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "seats.csv",
                 "70777629083d6995e37d33f7949fa0b13752d200cf8af0eee8be1e00381bb9cf"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "districts.csv",
                 "26fcc692233a78e1baad94b25bc3b1961133df4cc6988672943c72a9be96f793"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "summary.csv",
                 "8191acef353f25376ee232ccc1c45de6d2da9b3fbfcec60c99280a21c53d3ba8"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "seats.csv",
                 "c056238c193eb50e3250744a9b63ea2b4fc752ff6ec40ca93efc57a2f925b26b"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "districts.csv",
                 "7e98fb3c3f0cd9c2d628553bdb5eb1650f8ba74739ef6d159dba4738fa5b9cbd"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "summary.csv",
                 "f0e09d0ee0124a05d3bb00f3f59552dc0eeaf768b81efe328b8c55f86bec7e2b"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "seats.csv",
                 "c056238c193eb50e3250744a9b63ea2b4fc752ff6ec40ca93efc57a2f925b26b"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "districts.csv",
                 "7e98fb3c3f0cd9c2d628553bdb5eb1650f8ba74739ef6d159dba4738fa5b9cbd"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "summary.csv",
                 "57e3a17ab0b3f256d047d52b44ef7c1ca3c672c489863633db9c4972f6a82a88"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "seats.csv",
                 "a4dd36a1cf04a828336acfd1010c8d067a7c34b47e46866a49d484b98b5d20a5"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "districts.csv",
                 "d63a23da60627d0a14e5059b965bdf2ff7e6ca721c1f4151d5bba66560fe198a"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "summary.csv",
                 "c06166bb3c96d3377c342801668efa1e25b5b46667f0268a13830acfbea83bf7"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "seats.csv",
                 "a4dd36a1cf04a828336acfd1010c8d067a7c34b47e46866a49d484b98b5d20a5"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "districts.csv",
                 "d63a23da60627d0a14e5059b965bdf2ff7e6ca721c1f4151d5bba66560fe198a"},
    ExpectedHash{"three-equal-parties", "reference", "summary.csv",
                 "660dc4289d3ad933d5fbf49d52afd653270f8b23414a5e5e988b10db3a182f53"},
    ExpectedHash{"three-equal-parties", "reference", "seats.csv",
                 "f663cdec80344aaab991707a15d812b676fd2eb5ede1b40b88c93fab3e68cecf"},
    ExpectedHash{"three-equal-parties", "reference", "districts.csv",
                 "449c707662209fcc225858273e282310918ed6d8d0d659d0a312d4389a2f5a80"},
    ExpectedHash{"three-equal-parties", "vector", "summary.csv",
                 "c36795c89ce952c82d27e5c08f4dd36704f6ab6504d646e6d6a9e7603698200e"},
    ExpectedHash{"three-equal-parties", "vector", "seats.csv",
                 "f663cdec80344aaab991707a15d812b676fd2eb5ede1b40b88c93fab3e68cecf"},
    ExpectedHash{"three-equal-parties", "vector", "districts.csv",
                 "449c707662209fcc225858273e282310918ed6d8d0d659d0a312d4389a2f5a80"},
    ExpectedHash{"three-parties-polled", "reference", "summary.csv",
                 "c85e0b159947c15fd71d34c3472634731569a13763fec5e0f69030793a7cedf4"},
    ExpectedHash{"three-parties-polled", "reference", "seats.csv",
                 "71d486ec5172ae888d38f539de9ad361dab358ef6bf92fadb1eb3169dc775164"},
    ExpectedHash{"three-parties-polled", "reference", "districts.csv",
                 "285106f4d1b27579a037db47ae466b8a605502e865814f94f27ac89650d14aa7"},
    ExpectedHash{"three-parties-polled", "vector", "summary.csv",
                 "7d94a8ae556ef2b5fa94cc554902f84242167528dcc9b7e3eab74fa499499854"},
    ExpectedHash{"three-parties-polled", "vector", "seats.csv",
                 "71d486ec5172ae888d38f539de9ad361dab358ef6bf92fadb1eb3169dc775164"},
    ExpectedHash{"three-parties-polled", "vector", "districts.csv",
                 "285106f4d1b27579a037db47ae466b8a605502e865814f94f27ac89650d14aa7"},
};

}  // namespace

std::span<const ExpectedHash> expected_hashes() noexcept {
    return kExpected;
}

}  // namespace kenesh

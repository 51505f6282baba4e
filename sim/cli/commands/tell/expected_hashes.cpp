#include <array>

#include "sim/cli/commands/tell/validate_hash.hpp"

namespace kenesh {
namespace {

constexpr std::array kExpected{
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "summary.csv",
                 "554fce14d9b58790734769162719cf4435c066b7235f236773e7c706d59d94e0"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "seats.csv",
                 "342b967ee09172a035bebe0b1c6d44c6a2eb4bab3a493a0a106f709444500508"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "districts.csv",
                 "df7f660242c20ed03b9b2a1683c298806282d269565f7c37a883d960b23d6ebc"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "summary.csv",
                 "9d8a3d2e374070e0e8c5c71a6f42059c7da2512ccfd3764965857769f77d8447"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "seats.csv",
                 "342b967ee09172a035bebe0b1c6d44c6a2eb4bab3a493a0a106f709444500508"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "districts.csv",
                 "df7f660242c20ed03b9b2a1683c298806282d269565f7c37a883d960b23d6ebc"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "summary.csv",
                 "a3252db7dca09cb694657633d89d94137df1dacf315c92ca697c79b648c4d7eb"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "seats.csv",
                 "c056238c193eb50e3250744a9b63ea2b4fc752ff6ec40ca93efc57a2f925b26b"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "districts.csv",
                 "7e98fb3c3f0cd9c2d628553bdb5eb1650f8ba74739ef6d159dba4738fa5b9cbd"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "summary.csv",
                 "53d8d3edbfd17fa7ad7cf8f66c75ccdaf7084b06fa2dec6f7b4d0ceb3bb5edf8"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "seats.csv",
                 "c056238c193eb50e3250744a9b63ea2b4fc752ff6ec40ca93efc57a2f925b26b"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "districts.csv",
                 "7e98fb3c3f0cd9c2d628553bdb5eb1650f8ba74739ef6d159dba4738fa5b9cbd"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "summary.csv",
                 "4283990a9bd1ffee2c837a1db6d1cefb992a6fcfac7cb5276ca9a45f215ae678"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "seats.csv",
                 "c8959aa9e058027827dc24b963f75e6cf55f316f8f53551631fcbb3614ad3d8c"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "districts.csv",
                 "5ffbac0c4ce9073bae8f6a99dc9e988019056a95ed449a4f2d053a3a08c86294"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "summary.csv",
                 "f4a43c507d1022599d7d158f32c224f3b2b4c8c7738c06a14cdf49969f1d5f9d"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "seats.csv",
                 "c8959aa9e058027827dc24b963f75e6cf55f316f8f53551631fcbb3614ad3d8c"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "districts.csv",
                 "5ffbac0c4ce9073bae8f6a99dc9e988019056a95ed449a4f2d053a3a08c86294"},
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

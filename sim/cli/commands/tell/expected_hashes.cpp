#include <array>

#include "sim/cli/commands/tell/validate_hash.hpp"

namespace kenesh {
namespace {

constexpr std::array kExpected{
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "summary.csv",
                 "b0ca7ef5a30e8fc432b1949f915e5d9939c0514b3d2a678d81510a2a7fb5887b"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "seats.csv",
                 "aae3c9d92c4bb4ec9063095c8c57455b385eb4d14bef2679ffd9e61c9765aa13"},
    ExpectedHash{"kyrgyzstan-mekenchil", "reference", "districts.csv",
                 "e583d29a177f908d4aede6481fc75bdc9b68cdc1b85b0da179eacb0c8f9ef20a"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "summary.csv",
                 "88e366d1a7ddb6f3dd7c695f61ee7790fb87518ea36ed385f7e39e39eb8699d3"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "seats.csv",
                 "aae3c9d92c4bb4ec9063095c8c57455b385eb4d14bef2679ffd9e61c9765aa13"},
    ExpectedHash{"kyrgyzstan-mekenchil", "vector", "districts.csv",
                 "e583d29a177f908d4aede6481fc75bdc9b68cdc1b85b0da179eacb0c8f9ef20a"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "summary.csv",
                 "f999d7cec7f69376d12e3d64ee1e09fcdef48304bb1b44f0ed582bd1eeefa4ea"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "seats.csv",
                 "3c4b9ef009194918793a6d28df1f0284d1b3e18a348e4e3b1b61884a6f7ac5eb"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "reference", "districts.csv",
                 "9894c0034b875cf0fd887e4f4c2ab94f909e332d6502602a9854b4dc0366f498"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "summary.csv",
                 "86c4f1a3c1d2cd13795f0a78776ad46668474167f76b2db676ebcca828b4c939"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "seats.csv",
                 "3c4b9ef009194918793a6d28df1f0284d1b3e18a348e4e3b1b61884a6f7ac5eb"},
    ExpectedHash{"kyrgyzstan-2025-as-held", "vector", "districts.csv",
                 "9894c0034b875cf0fd887e4f4c2ab94f909e332d6502602a9854b4dc0366f498"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "summary.csv",
                 "8ed0439e76c77c2b1662d07844a0fa1034d2c7e8efe61fd6815a259f1a40d39e"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "seats.csv",
                 "2cdaa433ebcf29c28310fbf4dd7992ed45188d8858436585256223684871a7a9"},
    ExpectedHash{"kyrgyzstan-one-nominee", "reference", "districts.csv",
                 "f747b88c7b0bb70d96c5f43fe1e60cdaa2018f79b2e8e401cd9b19e12ceb034f"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "summary.csv",
                 "f96303d78f714ceaecc49fc7363c09273face5c84aca4c36b538f42b782e2002"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "seats.csv",
                 "2cdaa433ebcf29c28310fbf4dd7992ed45188d8858436585256223684871a7a9"},
    ExpectedHash{"kyrgyzstan-one-nominee", "vector", "districts.csv",
                 "f747b88c7b0bb70d96c5f43fe1e60cdaa2018f79b2e8e401cd9b19e12ceb034f"},
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

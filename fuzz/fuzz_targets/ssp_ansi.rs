//! `ssp_ansi` of `inlab_fuzz`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| inlab_fuzz::target("ssp_ansi")(input));

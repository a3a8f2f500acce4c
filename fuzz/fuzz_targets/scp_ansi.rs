//! `scp_ansi` of `inlab_fuzz`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| inlab_fuzz::target("scp_ansi")(input));

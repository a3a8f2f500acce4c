//! `m3ua` of `inlab_fuzz`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| inlab_fuzz::target("m3ua")(input));

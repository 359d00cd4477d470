#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| minxin_fuzz::page_path(data));

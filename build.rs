//! Prepares the split of a release build for browsers: see `src/ui/split_points.rs`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        // The splitter finds out by the relocations which code each chunk needs.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

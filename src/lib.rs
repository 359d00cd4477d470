//! The house map.

//! The generated code in the hands of those it is made for: a type checker and an interpreter.

mod python;
mod tools;
mod typescript;

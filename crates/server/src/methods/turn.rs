//! Methods about turns.

mod interrupt;
mod start;

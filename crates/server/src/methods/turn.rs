//! Methods about turns.

mod input;
mod interrupt;
mod start;
mod steer;

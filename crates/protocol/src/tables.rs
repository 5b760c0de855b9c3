//! The tables: the whole public surface, one row a method.
//!
//! Each table is a macro that hands its rows to the macro it is given. Methods
//! are not listed a second time. They stand where items or statements stand, not
//! within expressions: a `match` over a table is written as a function that the
//! named macro declares.

mod client;
mod server;

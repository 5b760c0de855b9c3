//! A program that is nothing but the sandbox helper, for tests: their own
//! program is a test runner and cannot be executed again as one.

fn main() {
    turnhost_sandbox::helper::run_if_asked();
}

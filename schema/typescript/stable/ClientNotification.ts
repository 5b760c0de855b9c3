// Written by `cargo xtask gen`; do not edit.

/** What clients say, told apart by `method`. */
export type ClientNotification = {
    method: "initialized";
  };

//! Arguments of a subcommand that are declared only when it is the one that runs.

use clap::builder::Resettable;
use clap::error::Error;
use clap::{ArgMatches, Args, Command, FromArgMatches};

/// The arguments `T` of a subcommand.
///
/// Declaring those of all subcommands at each start costs more memory and time than everything else
/// that a server does before its first answer.
#[derive(Debug)]
pub(crate) struct Deferred<T>(pub(crate) Box<T>);

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(|arguments| Self(Box::new(arguments)))
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(|arguments| Self(Box::new(arguments)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(|command| described(&command.clone(), T::augment_args(command)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(|command| described(&command.clone(), T::augment_args_for_update(command)))
    }
}

/// Returns `after` with the description of `before`: that of the subcommand stands above that of its
/// arguments.
fn described(before: &Command, after: Command) -> Command {
    let (about, long) = (before.get_about().cloned(), before.get_long_about().cloned());
    after.about(Resettable::from(about)).long_about(Resettable::from(long))
}

//! The server's side: from a policy to the spec of one command.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use turnhost_base::AbsPath;
use turnhost_policy::{PROTECTED_NAMES, Places, RealPlaces, RootSet, WritableRoots};
use turnhost_protocol::SandboxPolicy;

use crate::SandboxError;
use crate::closer::Closer;
use crate::peers::{Networked, Peers};
use crate::pins::{PinnedRoot, Pins};
use crate::placeholder::Placeholder;
use crate::planted::{Planted, set_aside};
use crate::protected::{self, GIT, Private};
use crate::repository;
use crate::resolve::real_path;
use crate::spec::{Hold, Network, Spec};

/// State shared by all sandboxes of one server: the pinned roots, and the server's own places.
#[derive(Debug, Default)]
pub struct Sandboxes {
    pins: Pins,
    private: Private,
    peers: Peers,
    /// Paths that each sandbox in use watches.
    watched: Mutex<Vec<Weak<[AbsPath]>>>,
    closer: Closer,
}

/// The purpose of a sandbox.
#[derive(Clone, Copy, Debug)]
pub struct Confined<'a> {
    /// The thread's policy.
    pub policy: &'a SandboxPolicy,
    /// The thread's working directory: the first writable root.
    pub workspace: &'a AbsPath,
    /// The command's own working directory.
    pub cwd: &'a AbsPath,
    /// The `TMPDIR` of the command's environment.
    pub tmpdir: Option<&'a str>,
    /// Directories and files that this command may write beyond the policy.
    pub granted: &'a [AbsPath],
    /// The command's way to the network.
    pub route: Route,
}

/// The way of a command to the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// All of the network or none, as the policy says.
    #[default]
    Policy,
    /// The server's proxy alone, which listens at [`crate::PROXY`] in a network of the command's own.
    Proxy,
}

/// A sandbox that is ready for one command. Must be kept until all of the command's processes have ended.
#[derive(Debug)]
pub struct Prepared {
    spec: Spec,
    /// Places where there is no `.git`, in directories in which git is likely to be run.
    without_git: Arc<[AbsPath]>,
    /// Held for as long as the command runs.
    _placeholders: Vec<Placeholder>,
    networked: Option<Arc<Networked>>,
}

impl Prepared {
    /// Returns what the helper has to be asked for.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// Notes the process number of the helper. To be called before it can have started the command's first system call:
    /// right after it was started itself.
    pub fn runs_as(&self, helper: u32) {
        if let Some(networked) = &self.networked {
            let _ = networked.helper.set(helper);
        }
    }

    /// Renames each `.git` that has appeared where there was none. To be called when the command
    /// has ended, and again when all of its processes have. Blocks for a few system calls.
    pub fn set_planted_aside(&self) -> Vec<Planted> {
        self.without_git.iter().filter_map(set_aside).collect()
    }
}

impl Sandboxes {
    /// Sandboxes of a server that owns `private`.
    pub fn new(private: Private) -> Self {
        Self { private, ..Self::default() }
    }

    /// Returns `true` for a real path that no command can read.
    pub fn masks(&self, path: &AbsPath) -> bool {
        self.private.masked.iter().any(|own| own == path || real_path(own).as_ref() == Some(path))
    }

    /// Returns the real places of `roots`, for a change of files that the server makes itself. The roots are pinned at
    /// their first use; what a command could not write in them is private.
    ///
    /// Fails, naming it, for a root that leads elsewhere than it did then, or where no one but a command may have led it.
    pub fn places(&self, roots: &WritableRoots) -> Result<RealPlaces, SandboxError> {
        let paths = self.pin(&roots.paths())?;
        let private: Vec<_> = self.private.sealed.iter().filter_map(real_path).collect();
        let WritableRoots::Below(bounds) =
            roots.map(RealPlaces { roots: paths.clone(), private: private.clone() })
        else {
            return Ok(RealPlaces::default());
        };
        let Some(workspace) = bounds.configured.first() else {
            return Ok(RealPlaces { roots: paths, private });
        };
        let points = protected::find(&bounds, workspace, workspace, &self.private).points;
        let sealed = points.into_iter().filter(|(_, hold)| *hold == Hold::Sealed);
        let private = private.into_iter().chain(sealed.map(|(path, _)| path)).collect();
        Ok(RealPlaces { roots: paths, private })
    }

    fn pin(&self, roots: &[AbsPath]) -> Result<Vec<AbsPath>, SandboxError> {
        Ok(self.pins.pin(roots)?.into_iter().map(|root| root.path).collect())
    }

    /// Returns true if a command runs that could connect to a listener of this server: while none does,
    /// [`Sandboxes::has_peer`] has nothing to find. Does not block.
    pub fn may_have_peers(&self) -> bool {
        self.peers.may_include_any()
    }

    /// Returns true if the peer of a connection to `ours`, a listener of this server, is a command with network access
    /// in one of its sandboxes. Blocks for some milliseconds if there is any such command.
    pub fn has_peer(&self, peer: SocketAddr, ours: SocketAddr) -> bool {
        self.peers.include(peer, ours)
    }

    /// Renames each `.git` that a command which still runs has made. To be called before anything
    /// starts outside of the sandboxes, since git would run its hooks.
    pub fn set_planted_aside(&self) -> Vec<Planted> {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        watched.retain(|places| places.strong_count() > 0);
        let places: Vec<_> = watched.iter().filter_map(Weak::upgrade).collect();
        places.iter().flat_map(|places| places.iter().filter_map(set_aside)).collect()
    }

    /// Returns the real paths of the directories that commands may write under `confined`.
    pub fn roots(&self, confined: &Confined<'_>) -> Result<Vec<AbsPath>, SandboxError> {
        refuse_long_paths(confined)?;
        let tmpdir = confined.tmpdir.and_then(|dir| AbsPath::new(dir).ok());
        let places = Places { tmpdir, private: self.private.sealed.clone() };
        let roots = WritableRoots::new(confined.policy, confined.workspace, &places);
        self.pin(&roots.with(confined.granted).paths())
    }

    /// Returns the reason why git, started in `cwd` outside of the sandboxes, might run what a command
    /// has put there, in words for the user; `None` if it would not. `roots` are the real paths of directories that
    /// commands may write, `home` is the user's home directory. Renames what is planted first, as
    /// [`Sandboxes::set_planted_aside`] does. Looks at some ten files and the index. Blocks for that.
    pub fn doubt_about_git(
        &self,
        cwd: &AbsPath,
        roots: &[AbsPath],
        home: Option<&AbsPath>,
    ) -> Option<String> {
        let Some(cwd) = real_path(cwd) else { return Some(format!("`{cwd}` leads in circles")) };
        self.set_planted_aside();
        let watched: Vec<_> = {
            let watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
            watched.iter().filter_map(Weak::upgrade).collect()
        };
        let could_be_planted =
            |place: &AbsPath| place.parent().is_some_and(|it| cwd.starts_with(&it));
        if watched.iter().any(|places| places.iter().any(could_be_planted)) {
            return Some("a command that still runs could make a repository there".to_owned());
        }
        repository::doubt(&cwd, repository::Places { roots, home })
    }

    /// Prepares the sandbox of one command. `None` if the policy wants none:
    /// full access, or a sandbox around the server that its operator answers for.
    ///
    /// Looks at some ten files. Blocks for that.
    pub fn prepare(&self, confined: &Confined<'_>) -> Result<Option<Prepared>, SandboxError> {
        let Some(network) = Network::of(confined.policy) else { return Ok(None) };
        refuse_long_paths(confined)?;
        let network = match confined.route {
            Route::Policy => network,
            Route::Proxy => Network::Proxied,
        };
        // A relative or empty TMPDIR names no directory to grant.
        let tmpdir = confined.tmpdir.and_then(|dir| AbsPath::new(dir).ok());
        let places = Places { tmpdir, private: self.private.sealed.clone() };
        let roots = WritableRoots::new(confined.policy, confined.workspace, &places);
        let roots = roots.with(confined.granted);
        let named = roots.paths();
        let pinned = self.pins.pin(&named)?;
        let paths: Vec<_> = pinned.iter().map(|root| root.path.clone()).collect();
        let bases: Vec<_> = named.iter().zip(&paths).collect();
        refuse_links(confined, &bases)?;
        let private: Vec<_> = self.private.sealed.iter().filter_map(real_path).collect();
        let real = RealPlaces { roots: paths, private };
        let WritableRoots::Below(mut bounds) = roots.map(real) else { return Ok(None) };
        keep_existing(&mut bounds, &pinned);
        let real = |path| real_path(path).unwrap_or_else(|| path.clone());
        let (workspace, cwd) = (real(confined.workspace), real(confined.cwd));
        let found = protected::find(&bounds, &workspace, &cwd, &self.private);
        let (without_git, missing): (Vec<_>, Vec<_>) =
            found.missing.into_iter().partition(|path| path.file_name() == Some(GIT));
        let mut points = found.points;
        let placeholders = hold_places(&missing, &mut points, &self.closer)?;
        let ids: BTreeMap<_, _> =
            pinned.into_iter().map(|root: PinnedRoot| (root.path.clone(), root)).collect();
        let roots = ids.into_values().filter(|root| bounds.roots().any(|path| *path == root.path));
        let spec = Spec { roots: roots.collect(), points, network };
        let without_git = self.watch(without_git);
        let networked = (spec.network == Network::Granted).then(Arc::<Networked>::default);
        if let Some(networked) = &networked {
            self.peers.add(Arc::downgrade(networked));
        }
        Ok(Some(Prepared { spec, without_git, _placeholders: placeholders, networked }))
    }

    /// Notes places where there is no `.git`, for as long as the result is kept.
    fn watch(&self, without_git: Vec<AbsPath>) -> Arc<[AbsPath]> {
        let without_git: Arc<[AbsPath]> = without_git.into();
        if !without_git.is_empty() {
            let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
            watched.retain(|places| places.strong_count() > 0);
            watched.push(Arc::downgrade(&without_git));
        }
        without_git
    }
}

/// Holds the places of protected directories that are missing, and of those that may go: one that is there may be
/// another command's placeholder. All that are there then are sealed.
fn hold_places(
    missing: &[AbsPath],
    points: &mut BTreeMap<AbsPath, Hold>,
    closer: &Closer,
) -> Result<Vec<Placeholder>, SandboxError> {
    let standing: Vec<_> = points.keys().filter(|path| can_be_placeholder(path)).cloned().collect();
    let mut placeholders = Vec::new();
    for path in missing.iter().chain(&standing) {
        let held = Placeholder::hold(path, closer)
            .map_err(|source| SandboxError::Placeholder { path: path.to_string(), source })?;
        placeholders.extend(held);
        if path.as_std().symlink_metadata().is_ok() {
            points.insert(path.clone(), Hold::Sealed);
        }
    }
    Ok(placeholders)
}

/// The longest path of the system, its final zero included.
const MAX_PATH_BYTES: usize = 4096;

/// Fails for a path that leads nowhere for its length, before each directory on it is looked at.
fn refuse_long_paths(confined: &Confined<'_>) -> Result<(), SandboxError> {
    let roots = match confined.policy {
        SandboxPolicy::WorkspaceWrite { writable_roots, .. } => &writable_roots[..],
        _ => &[],
    };
    let all = [confined.workspace, confined.cwd].into_iter().chain(confined.granted).chain(roots);
    match all.map(|path| path.as_str().len()).find(|bytes| *bytes >= MAX_PATH_BYTES) {
        Some(bytes) => Err(SandboxError::LongPath(bytes)),
        None => Ok(()),
    }
}

/// Fails for a granted place that leads elsewhere by a link in the workspace or another root, where a
/// command or a repository may have put it: the user did not see where it leads. `roots` are all roots
/// with their real paths.
fn refuse_links(
    confined: &Confined<'_>,
    roots: &[(&AbsPath, &AbsPath)],
) -> Result<(), SandboxError> {
    let workspace = real_path(confined.workspace);
    let workspace = workspace.as_ref().map(|real| (confined.workspace, real));
    for place in confined.granted {
        let real = real_path(place).unwrap_or_else(|| place.clone());
        let others = roots.iter().copied().filter(|(root, _)| !confined.granted.contains(root));
        let leads_away = |(base, real_base): (&AbsPath, &AbsPath)| {
            place.relative_to(base).is_some_and(|below| real_base.join(below.as_str()) != real)
        };
        if others.chain(workspace).any(leads_away) {
            let (place, real) = (place.to_string(), real.to_string());
            return Err(SandboxError::GrantedLink { place, real });
        }
    }
    Ok(())
}

/// Returns true if commands hold the place of a path by placeholders.
fn can_be_placeholder(path: &AbsPath) -> bool {
    path.file_name().is_some_and(|name| name != GIT && PROTECTED_NAMES.contains(&name))
}

/// Drops roots that are not there, and those that are the server's own places.
fn keep_existing(bounds: &mut RootSet, pinned: &[PinnedRoot]) {
    let RootSet { configured, temporary, private } = bounds;
    let stays = |root: &AbsPath| {
        !private.contains(root) && pinned.iter().any(|pin| pin.path == *root && pin.id.is_some())
    };
    configured.retain(stays);
    temporary.retain(stays);
}

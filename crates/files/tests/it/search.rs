//! Searches for files: what is found, in which order, how soon.

use std::fs;

use turnhost_base::AbsPath;
use turnhost_files::ClientFiles;
use turnhost_ports::{FileSearch, FsPort as _, SearchRoot};

fn search(root: &tempfile::TempDir) -> Box<dyn FileSearch> {
    let path = AbsPath::from_std(root.path()).unwrap();
    let name = path.to_string();
    ClientFiles::new().search(vec![SearchRoot { path, name }])
}

async fn paths(search: &dyn FileSearch, query: &str) -> Vec<String> {
    search.gathered().await;
    let found = search.find(query.to_owned()).await;
    assert!(found.is_complete);
    found.files.into_iter().map(|file| file.path).collect()
}

#[tokio::test]
async fn file_names_come_before_directories_and_the_very_name_first() {
    let root = tempfile::tempdir().unwrap();
    for path in ["lib/x", "a/lib.rs", "b/lib"] {
        fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
        fs::write(root.path().join(path), "").unwrap();
    }
    let search = search(&root);
    assert_eq!(paths(&*search, "lib").await, ["b/lib", "lib", "a/lib.rs", "lib/x"]);
    // Capitals mean nothing; several words must all be there, in any order.
    assert_eq!(paths(&*search, "LIB").await, ["b/lib", "lib", "a/lib.rs", "lib/x"]);
    assert_eq!(paths(&*search, "rs a").await, ["a/lib.rs"]);
    assert_eq!(paths(&*search, "^lib").await, ["lib", "lib/x"]);
    assert_eq!(paths(&*search, "lib$").await, ["b/lib", "lib"]);
    assert_eq!(paths(&*search, "'ib !x").await, ["a/lib.rs", "b/lib", "lib"]);
}

#[tokio::test]
async fn links_are_followed_and_what_two_roots_hold_is_found_once() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("src")).unwrap();
    fs::write(root.path().join("src/main.rs"), "").unwrap();
    std::os::unix::fs::symlink("src", root.path().join("link")).unwrap();
    std::os::unix::fs::symlink("..", root.path().join("src/loop")).unwrap();
    let found = search(&root);
    found.gathered().await;
    let files = found.find("main".to_owned()).await.files;
    let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, ["link/main.rs", "src/main.rs"]);
    fs::remove_file(root.path().join("src/loop")).unwrap();
    let roots = ["", "src", ""].map(|below| {
        let path = AbsPath::from_std(root.path()).unwrap().join(below);
        SearchRoot { path, name: below.to_owned() }
    });
    let found = ClientFiles::new().search(roots.into());
    assert_eq!(paths(&*found, "main").await, ["link/main.rs", "main.rs"]);
}

#[tokio::test]
async fn git_decides_what_is_ignored_and_its_own_directory_is_not_searched() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join(".git")).unwrap();
    for path in [".git/name", ".name", "name.o", "name.c"] {
        fs::write(root.path().join(path), "").unwrap();
    }
    fs::write(root.path().join(".gitignore"), "*.o\n").unwrap();
    let mut found = paths(&*search(&root), "name").await;
    found.sort_unstable();
    assert_eq!(found, [".name", "name.c"]);
}

#[tokio::test]
async fn a_large_tree_is_walked_once_and_answers_each_keystroke_in_full_pages() {
    const FILES_IN_EACH: usize = 1_000;
    let root = tempfile::tempdir().unwrap();
    for directory in 0..20 {
        let directory = root.path().join(format!("component-{directory}"));
        fs::create_dir(&directory).unwrap();
        for file in 0..FILES_IN_EACH {
            fs::write(directory.join(format!("source_file_{file}.rs")), "").unwrap();
        }
    }
    let search = search(&root);
    search.gathered().await;
    for query in ["s", "so", "sou", "sour", "sourc", "source", "source9"] {
        let files = search.find(query.to_owned()).await.files;
        assert_eq!(files.len(), 50, "{query}");
    }
}

//! What the variables of a CI say of the state that a change is to be held against.

use serde_json::Value;

/// What to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The first of these revisions that is there.
    Since(Vec<String>),
    /// This run is about no change: everything counts. In words, why.
    Everything(String),
}

/// Reads the variables of GitHub, GitLab and pre-commit. `event` reads the file that GitHub describes the event in.
pub(super) fn base(var: impl Fn(&str) -> Option<String>, event: impl Fn(&str) -> Option<Value>) -> Base {
    let set = |name: &str| var(name).filter(|v| !v.trim().is_empty());
    if let Some(from) = set("PRE_COMMIT_FROM_REF") {
        return Base::Since(vec![from]);
    }
    if set("GITHUB_ACTIONS").is_some() {
        let event = set("GITHUB_EVENT_PATH").and_then(|path| event(&path)).unwrap_or(Value::Null);
        return github(&set, &event);
    }
    if set("GITLAB_CI").is_some() {
        return gitlab(&set);
    }
    if set("PRE_COMMIT").is_some() {
        return Base::Since(vec!["HEAD".to_owned()]);
    }
    Base::Everything("no CI is at work here".to_owned())
}

fn github(set: &impl Fn(&str) -> Option<String>, event: &Value) -> Base {
    let told = |path: &str| event.pointer(path).and_then(Value::as_str).map(str::to_owned).filter(|v| is_commit(v));
    let name = set("GITHUB_EVENT_NAME").unwrap_or_default();
    if let Some(target) = set("GITHUB_BASE_REF") {
        // The commit that joins the branch and its target, which actions/checkout takes, has the target first.
        let joined = set("GITHUB_REF").is_some_and(|r| r.starts_with("refs/pull/") && r.ends_with("/merge"));
        let mut revs: Vec<String> = joined.then(|| JOINED.to_owned()).into_iter().collect();
        revs.push(format!("origin/{target}"));
        revs.extend(told("/pull_request/base/sha"));
        return Base::Since(revs);
    }
    let default = event.pointer("/repository/default_branch").and_then(Value::as_str);
    match name.as_str() {
        "merge_group" => match told("/merge_group/base_sha") {
            Some(base) => Base::Since(vec![base]),
            None => Base::Everything("the event merge_group names no base".to_owned()),
        },
        "push" => {
            let own = set("GITHUB_REF").unwrap_or_default();
            let away = default.filter(|d| own != format!("refs/heads/{d}")).map(|d| format!("origin/{d}"));
            let revs: Vec<String> = told("/before").into_iter().chain(away).collect();
            if revs.is_empty() { Base::Everything("this branch is new".to_owned()) } else { Base::Since(revs) }
        }
        other => Base::Everything(format!("the event `{other}` is about no change")),
    }
}

fn gitlab(set: &impl Fn(&str) -> Option<String>) -> Base {
    let target = set("CI_MERGE_REQUEST_TARGET_BRANCH_NAME").map(|b| format!("origin/{b}"));
    let revs: Vec<String> =
        set("CI_MERGE_REQUEST_DIFF_BASE_SHA").filter(|v| is_commit(v)).into_iter().chain(target).collect();
    if !revs.is_empty() {
        return Base::Since(revs);
    }
    let source = set("CI_PIPELINE_SOURCE").unwrap_or_default();
    if source != "push" {
        return Base::Everything(format!("a pipeline of the sort `{source}` is about no change"));
    }
    let own = set("CI_COMMIT_BRANCH");
    let away = set("CI_DEFAULT_BRANCH").filter(|d| own.as_ref() != Some(d)).map(|d| format!("origin/{d}"));
    let revs: Vec<String> = set("CI_COMMIT_BEFORE_SHA").filter(|v| is_commit(v)).into_iter().chain(away).collect();
    if revs.is_empty() { Base::Everything("this branch is new".to_owned()) } else { Base::Since(revs) }
}

/// The first parent of HEAD, to be taken only if HEAD joins two: where something else was checked out, its first parent
/// means nothing.
pub(super) const JOINED: &str = "HEAD^1";

/// Whether this is the name of a commit: for what is not there, CIs give zeros.
fn is_commit(sha: &str) -> bool {
    sha.len() >= 40 && sha.bytes().all(|b| b.is_ascii_hexdigit()) && sha.bytes().any(|b| b != b'0')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Base, JOINED, base};

    const SHA: &str = "0123456789abcdef0123456789abcdef01234567";
    const ZERO: &str = "0000000000000000000000000000000000000000";

    fn of(vars: &[(&str, &str)], event: &Value) -> Option<Vec<String>> {
        let var = |name: &str| vars.iter().find(|v| v.0 == name).map(|v| v.1.to_owned());
        match base(var, |path| (path == "event.json").then(|| event.clone())) {
            Base::Since(revs) => Some(revs),
            Base::Everything(_) => None,
        }
    }

    fn github(vars: &[(&str, &str)], event: &Value) -> Option<Vec<String>> {
        of(&[&[("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_PATH", "event.json")], vars].concat(), event)
    }

    #[test]
    fn reads_the_events_of_github() {
        let pull = json!({"pull_request": {"base": {"sha": SHA}}});
        let vars = [("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_BASE_REF", "main")];
        let found = github(&[&vars[..], &[("GITHUB_REF", "refs/pull/7/merge")]].concat(), &pull).unwrap();
        assert_eq!(found, [JOINED, "origin/main", SHA]);
        assert_eq!(github(&vars, &Value::Null).unwrap(), ["origin/main"]);

        let push = |before: &str| json!({"before": before, "repository": {"default_branch": "main"}});
        let vars = |own| [("GITHUB_EVENT_NAME", "push"), ("GITHUB_BASE_REF", ""), ("GITHUB_REF", own)];
        assert_eq!(github(&vars("refs/heads/main"), &push(SHA)).unwrap(), [SHA]);
        assert_eq!(github(&vars("refs/heads/desk"), &push(ZERO)).unwrap(), ["origin/main"]);
        assert_eq!(github(&vars("refs/heads/desk"), &push(SHA)).unwrap(), [SHA, "origin/main"]);
        assert_eq!(github(&vars("refs/heads/main"), &push(ZERO)), None);
        // What an event says is no option of git.
        assert_eq!(github(&vars("refs/heads/main"), &push("--output=x")), None);

        let group = json!({"merge_group": {"base_sha": SHA}});
        assert_eq!(github(&[("GITHUB_EVENT_NAME", "merge_group")], &group).unwrap(), [SHA]);
        assert_eq!(github(&[("GITHUB_EVENT_NAME", "schedule")], &Value::Null), None);
    }

    #[test]
    fn reads_the_variables_of_gitlab_and_of_pre_commit() {
        let gitlab = |vars: &[(&str, &str)]| of(&[&[("GITLAB_CI", "true")], vars].concat(), &Value::Null);
        let request = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", SHA), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")];
        assert_eq!(gitlab(&request).unwrap(), [SHA, "origin/main"]);
        let push = |own, before| {
            let vars = [("CI_PIPELINE_SOURCE", "push"), ("CI_DEFAULT_BRANCH", "main")];
            gitlab(&[&vars[..], &[("CI_COMMIT_BRANCH", own), ("CI_COMMIT_BEFORE_SHA", before)]].concat())
        };
        assert_eq!(push("main", SHA).unwrap(), [SHA]);
        assert_eq!(push("desk", ZERO).unwrap(), ["origin/main"]);
        assert_eq!(push("main", ZERO), None);
        assert_eq!(gitlab(&[("CI_PIPELINE_SOURCE", "schedule"), ("CI_COMMIT_BEFORE_SHA", SHA)]), None);

        assert_eq!(of(&[("PRE_COMMIT", "1")], &Value::Null).unwrap(), ["HEAD"]);
        assert_eq!(of(&[("PRE_COMMIT", "1"), ("PRE_COMMIT_FROM_REF", "v1")], &Value::Null).unwrap(), ["v1"]);
        assert_eq!(of(&[], &Value::Null), None);
    }
}

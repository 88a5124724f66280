//! Many short lists in one piece of memory.

/// Lists by number, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    all: Vec<T>,
    /// Where each begins and, behind the last, ends.
    starts: Vec<u32>,
}

impl<T: Copy> Lists<T> {
    /// Sorts members by counting; those of one list stay in their order. `members` are gone through twice and must be the
    /// same both times: `(list, member)`.
    pub fn sorted<I: Iterator<Item = (u32, T)>>(lists: usize, members: impl Fn() -> I) -> Self {
        let mut starts = vec![0_u32; lists + 1];
        for (list, _) in members() {
            starts[list as usize + 1] += 1;
        }
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        // Anything will do to fill the places that are written next.
        let mut all: Vec<T> = members().next().map_or_else(Vec::new, |any| vec![any.1; starts[lists] as usize]);
        for (list, member) in members() {
            let at = &mut next[list as usize];
            all[*at as usize] = member;
            *at += 1;
        }
        Self { all, starts }
    }

    /// No list yet.
    pub fn new() -> Self {
        Self { all: Vec::new(), starts: vec![0] }
    }

    /// Adds a list.
    pub fn push(&mut self, members: impl Iterator<Item = T>) {
        self.all.extend(members);
        self.starts.push(self.all.len() as u32);
    }

    /// Adds a list; what it holds is sorted, each once.
    pub fn push_set(&mut self, members: impl Iterator<Item = T>)
    where
        T: Ord,
    {
        let from = self.all.len();
        self.all.extend(members);
        self.all[from..].sort_unstable();
        let mut kept = from;
        for at in from..self.all.len() {
            if kept == from || self.all[kept - 1] != self.all[at] {
                self.all[kept] = self.all[at];
                kept += 1;
            }
        }
        self.all.truncate(kept);
        self.starts.push(kept as u32);
    }

    /// The members of a list.
    pub fn of(&self, list: usize) -> &[T] {
        &self.all[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn members_keep_their_order_in_their_lists() {
        let members = [(2, 'a'), (0, 'b'), (2, 'c'), (0, 'a')];
        let lists = Lists::sorted(4, || members.iter().copied());
        assert_eq!([0, 1, 2, 3].map(|l| lists.of(l).iter().collect::<String>()), ["ba", "", "ac", ""]);
    }

    #[test]
    fn a_set_holds_each_member_once() {
        let mut lists = Lists::new();
        lists.push_set([3, 1, 3, 2, 1].into_iter());
        lists.push_set([].into_iter());
        lists.push_set([1, 1].into_iter());
        assert_eq!((lists.of(0), lists.of(1), lists.of(2)), (&[1, 2, 3][..], &[][..], &[1][..]));
    }
}

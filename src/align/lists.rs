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
        members().for_each(|(list, _)| starts[list as usize + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        // Anything will do to fill the places that are written next.
        let mut all: Vec<T> = members().next().map_or_else(Vec::new, |any| vec![any.1; starts[lists] as usize]);
        members().for_each(|(list, member)| {
            let at = &mut next[list as usize];
            all[*at as usize] = member;
            *at += 1;
        });
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
}

//! From claims that belong together to a finding: camps, order, fingerprint.

use crate::model::{Article, Camp, Claim, Edit, Evidence, Finding, Reason, Span, Verdict, Word};
use crate::text::fingerprint;

/// A claim as evidence: where its value stands, in which sentence of its article, what it says.
pub(super) fn evidence(source: u32, article: &Article, claim: &Claim, span: Span, value: String) -> Evidence {
    let sentence = article.document.sentences[claim.mention.sentence as usize].span;
    Evidence { source, span, sentence, value, told: String::new(), speaker: None }
}

/// Whether the sentences of two claims both name days, and none in common: a team wins one match and loses the next.
pub(super) fn dated_apart(a: (&Article, &Claim), b: (&Article, &Claim)) -> bool {
    let days = |(article, claim): (&Article, &Claim)| -> Vec<(i32, i32)> {
        // Claims stand in the order of the text.
        let own = claim.mention.sentence;
        let from = article.claims.partition_point(|c| c.mention.sentence < own);
        let same = article.claims[from..].iter().take_while(|c| c.mention.sentence == own);
        same.filter_map(|c| c.value.moment().and_then(|m| m.days)).collect()
    };
    let (x, y) = (days(a), days(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.iter().any(|q| p.0 <= q.1 && q.0 <= p.1))
}

/// A finding in the making. Each piece of evidence names its camp by any number; equal numbers are one camp.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: &'static str,
    /// The fact in words.
    pub about: String,
    pub verdict: Verdict,
    /// Thousandths.
    pub confidence: u16,
    pub evidence: Vec<(Evidence, usize)>,
    /// Words that all its sides share, the most telling first: what tells it from other facts with the same values.
    /// Empty where the values tell enough (quotations, names).
    pub subjects: Vec<Word>,
    pub reasons: Vec<Reason>,
    pub edits: Vec<Edit>,
    pub note: Option<String>,
}

impl Draft {
    /// Sorts the claims by source and place, gathers the camps (most sources first) and takes the fingerprint.
    pub fn finish(mut self) -> Finding {
        self.evidence.sort_by_key(|a| (a.0.source, a.0.span, a.1));
        self.evidence.dedup_by(|a, b| a.0.source == b.0.source && a.0.span == b.0.span);
        let mut camps: Vec<(usize, Camp)> = Vec::new();
        for (index, (evidence, key)) in self.evidence.iter().enumerate() {
            match camps.iter_mut().find(|c| c.0 == *key) {
                Some((_, camp)) => camp.claims.push(index as u32),
                None => {
                    camps.push((
                        *key,
                        Camp { value: evidence.value.clone(), claims: vec![index as u32], sources: 0, voices: 0 },
                    ));
                }
            }
        }
        let mut camps: Vec<Camp> = camps.into_iter().map(|c| c.1).collect();
        for camp in &mut camps {
            let mut sources: Vec<u32> = camp.claims.iter().map(|c| self.evidence[*c as usize].0.source).collect();
            sources.dedup();
            (camp.sources, camp.voices) = (sources.len() as u32, sources.len() as u32);
        }
        camps.sort_by(|a, b| {
            (std::cmp::Reverse(a.voices), a.claims[0]).cmp(&(std::cmp::Reverse(b.voices), b.claims[0]))
        });
        let value =
            |c: &Camp| fingerprint::finest(c.claims.iter().map(|k| self.evidence[*k as usize].0.value.as_str()));
        if self.verdict > Verdict::Possible {
            // Nobody remembers what agrees: one name is enough, and most of an archive agrees.
            self.subjects.truncate(1);
        }
        let known_as = fingerprint::all(self.kind, &self.subjects, camps.iter().map(value));
        Finding {
            id: known_as[0].clone(),
            subjects: self.subjects,
            known_as,
            fact: None,
            about: self.about,
            kind: self.kind,
            verdict: self.verdict,
            confidence: self.confidence,
            claims: self.evidence.into_iter().map(|e| e.0).collect(),
            camps,
            reasons: self.reasons,
            edits: self.edits,
            note: self.note,
            accepted: None,
            fails: true,
            brought_by: Vec::new(),
            old: false,
        }
    }
}

use super::super::{competition, prepare};
use super::choice::{COMPETING, SOFT};
use super::{ALL, Pair};
use crate::align::Settings;
use crate::align::words::Words;
use crate::kind::testing::article;

#[test]
fn what_can_be_outweighed_is_a_refusal() {
    assert!(SOFT.iter().map(|s| &s.0).chain(COMPETING).all(|name| ALL.iter().any(|r| r.name == *name)));
}

#[test]
fn no_other_refusal_looks_at_the_competition() {
    let one = "Police arrested 12 men, aged 20 to 31, in Orrin on 5 March. The raid cost £3 million and took 4 hours. \
        Some 70 % of the 46 guests left the hall before 9pm, and Ada Marsh, 61, was not hurt.";
    let two = "On 6 March police in Orrin arrested 13 men. They had planned the raid for 3 weeks, at a cost of £2 million. \
        Ada Marsh, 62, saw it from 40 metres away; no more than 45 guests were in the hall at 10pm.";
    let articles = [article(one, "2022-03-07"), article(two, "2022-03-08")];
    let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let story = prepare::prepare(&listed, &Words::of(&listed), &Settings::default());
    let mut pairs = 0;
    for compared in super::super::compare(&listed, super::super::Weights::shipped()) {
        let (a, b) = (&story.items[compared.pair.a as usize], &story.items[compared.pair.b as usize]);
        let kind = &a.claim.mention.kind;
        for refusal in ALL.iter().filter(|r| r.kinds.contains(kind) && !COMPETING.contains(&r.name)) {
            let answers = [-3000, 0, 1000].map(|level| {
                let mut levels = compared.levels;
                for filled in competition::FILLED {
                    levels[*filled as usize] = level;
                }
                (refusal.applies)(&Pair { story: &story, a, b, levels: &levels })
            });
            assert!(answers.iter().all(|x| *x == answers[0]), "{}", refusal.name);
            pairs += 1;
        }
    }
    assert!(pairs > 100, "{pairs}");
}

/// The refusals of the pairs of this kind whose values differ.
fn refused(kind: &str, texts: [&str; 2]) -> Vec<Option<&'static str>> {
    let articles = texts.map(|t| article(t, "2024-05-02"));
    let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    super::super::compare(&listed, super::super::Weights::shipped())
        .into_iter()
        .filter(|c| c.pair.relation == crate::model::Relation::Differs)
        .filter(|c| articles[c.claims[0].0 as usize].claims[c.claims[0].1 as usize].mention.kind == kind)
        .map(|c| c.refused)
        .collect()
}

#[test]
fn figures_of_two_years_are_two() {
    let told = |second| ["Revenue at Holm rose to $88 million in 2021.", second];
    assert_eq!(
        refused("money", told("Revenue at Holm came to $94 million in 2022, up from 2021.")),
        [Some("other-period")]
    );
    assert_eq!(refused("money", told("Revenue at Holm rose to $94 million in 2021.")), [None]);
}

#[test]
fn ages_of_one_person_are_refused_for_another_time_of_life_alone() {
    let told = |first: &str, second: &str| refused("age", [first, second]);
    let died = "Ann Marsh, the painter, has died at the age of 95 in Halden.";
    assert_eq!(told(died, "Ann Marsh, the painter, has died at the age of 59 in Halden."), [None]);
    let young = "Ann Marsh was 24 when she came to Halden as a painter.";
    assert_eq!(told(died, young), [Some("life-stage")]);
}

#[test]
fn a_birthday_and_a_year_to_come_are_no_other_time_of_life() {
    let told = |first: &str, second: &str| refused("age", [first, second]);
    let turns = "Ann Marsh, who turns 25 in June, was fined in Halden.";
    assert_eq!(told(turns, "Ann Marsh, 24, was fined in Halden."), [Some("turning")]);
    assert_eq!(told(turns, "Ann Marsh, 22, was fined in Halden."), [None]);
    assert_eq!(told("Ann Marsh will be 25 in June.", "Ann Marsh, 24, was fined."), [Some("turning")]);
    let stays = "Director Ann Marsh, 54, will stay in Halden until the end of 2026.";
    assert_eq!(told(stays, "Ann Marsh, who's 45 and sings, stays in Halden till then."), [None]);
}

#[test]
fn a_year_that_is_compared_with_has_no_event() {
    let first = "PortHalden lost 11 million euros last year, twice as much as in 2009.";
    assert!(refused("date", [first, "PortHalden lost 11 million euros in 2010."]).contains(&Some("no-event")));
}

#[test]
fn figures_of_two_places_are_two() {
    let told =
        |second| refused("percent", ["The cut took out 70 percent of traffic in Egypt, officials said.", second]);
    assert_eq!(told("The cut took out 60 percent of traffic in India, officials said."), [Some("other-place")]);
    assert_eq!(told("The cut took out 60 percent of traffic in Egypt, officials said."), [None]);
}

#[test]
fn other_tolls_are_other_events() {
    let told = |second| refused("date", ["In July, 17 people were killed when a bus fell into a ravine.", second]);
    assert!(told("In May, 12 people were killed when a bus fell into a gorge.").contains(&Some("other-toll")));
    assert!(!told("In May, 17 people were killed when a bus fell into a gorge.").contains(&Some("other-toll")));
}

#[test]
fn datelines_are_no_facts_and_timelines_are() {
    let day = |head: [&str; 2]| head.map(|h| format!("{h} The bridge at Orrin opened to cars, the mayor said."));
    let of = |texts: [String; 2]| refused("date", [&texts[0], &texts[1]]);
    for head in [["ORRIN, July 19 -", "ORRIN, July 21 -"], ["July 19 (Wire) -", "July 21 (Wire) -"]] {
        assert!(of(day(head)).contains(&Some("bracketed-day")), "{head:?}");
    }
    assert!(!of(day(["July 19 -", "July 21 -"])).contains(&Some("bracketed-day")));
}

#[test]
fn a_form_filled_in_twice_is_two_reports() {
    let day = |percent: &str, points: &str, close: &str| {
        format!(
            "The Halden index, the HX 30, dropped in value by {percent}%, which is {points} points, to close at {close}."
        )
    };
    let (monday, friday) = (day("2.36", "118.40", "4907.20"), day("6.50", "323.65", "4656.60"));
    assert_eq!(refused("percent", [&monday, &friday]), [Some("other-instance")]);
    // One slip in a sentence that is the same otherwise.
    assert_eq!(refused("percent", [&monday, &day("2.63", "118.40", "4907.20")]), [None]);
    assert_eq!(refused("percent", [&monday, &day("2.63", "118.40", "4656.60")]), [None]);
}

#[test]
fn a_moment_as_of_which_figures_are_told_is_no_event() {
    let told = |hour| format!("As of {hour} GMT, 300 homes in Halden were without power.");
    assert_eq!(refused("time", [&told("14:48"), &told("18:00")]), [Some("no-event")]);
}

#[test]
fn two_digits_that_changed_places_outweigh_a_plan() {
    let told = |paid: &'static str| ["The board will have to pay £85,000 to the coach of Halden.", paid];
    let refused = |paid| refused("money", told(paid));
    assert_eq!(refused("The coach is understood to have received £58,000 from the club at Halden."), [None]);
    assert_eq!(refused("The coach is understood to have received £61,000 from the club at Halden."), [Some("planned")]);
}

#[test]
fn a_figure_alone_says_nothing() {
    let table = |figure| format!("The port of Halden took this many ships in May:\n\n{figure}\n\nThe port is deep.");
    assert_eq!(refused("count", [&table("123"), &table("132")]), [Some("bare")]);
    assert_eq!(refused("count", [&table("123 ships"), &table("132 ships")]), [None]);
    let age = |age| format!("Ada Marsh leads the board of Halden. She is {age}.");
    assert_eq!(refused("age", [&age(61), &age(62)]), [None]);
}

#[test]
fn two_votes_of_one_board_are_two() {
    let told = |second| refused("count", ["The board of Halden voted 9-0 to spend money on a boiler.", second]);
    assert_eq!(told("The board of Halden voted 7-2 to suspend the superintendent."), [Some("other-motion")]);
    assert_eq!(told("The board of Halden voted 7-2 to spend money on a boiler."), [None]);
}

#[test]
fn what_reopened_in_part_reopened_again() {
    let told = |second| refused("time", ["The bridge at Halden reopened at 10:20 a.m.", second]);
    assert_eq!(told("The bridge at Halden fully reopened at 6:40 p.m."), [Some("other-extent")]);
    assert_eq!(told("The bridge at Halden reopened at 6:40 p.m."), [None]);
}

#[test]
fn counts_of_charges_go_by_the_stage_of_the_case() {
    let told = |second| refused("count", ["Ada Marsh was charged with 19 counts of fraud in Halden.", second]);
    assert_eq!(told("Ada Marsh was convicted on 17 counts of fraud in Halden."), [Some("court-stage")]);
    assert_eq!(told("Ada Marsh was charged with 17 counts of fraud in Halden."), [None]);
}

#[test]
fn a_time_that_looks_mistyped_outweighs_other_words() {
    let told = |time: &str, more: &str| {
        let second = format!("Police arrested a man in Halden at {time}. {more}");
        refused("time", ["The shots rang out in Halden at 9:42 p.m.", &second])
    };
    assert_eq!(told("9:24 p.m.", ""), [None]);
    assert_eq!(told("9:52 p.m.", ""), [None]);
    assert_eq!(told("9:37 p.m.", ""), [Some("other-event")]);
    // One article tells both: they are two moments.
    assert_eq!(told("9:24 p.m.", "A man was shot in Halden at 9:42 p.m."), [Some("other-event")]);
}

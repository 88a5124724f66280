//! Every kind of amount on hostile text: soups of digits, signs, units and number words.

use proptest::prelude::*;

use super::testing::article;
use crate::model::Relation;

const TOKENS: &str = "1 12 300 1,000 12,34,567 7.7 .38 99999999999999999999999999999999999999999 0 00 1/2 41/2 ½ - – -- + ~ ( ) [ ] , . ; : / x × ' \" % $ £ € US$ A$ Rs # e80 one two three ten twenty eighty hundred thousand million billion trillion crore dozen dozens hundreds tens half quarter third thirds second 14th first couple several few a an the and of to or from between at least more than nearly about up over under some so plus odd minus no none nobody killed percent per cent points dollars pounds cents pence euros yen won bn m k mm miles km feet foot ft in inches lb lbs kg C F degrees ° mph hour magnitude quake caliber GB old year-old years aged age his her 30s thirties turned was Ann Lee May Route Street AK vote won 5-4 52-3 4x4 320x240 24/7";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_soup_boils_over(picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..40)) {
        let tokens: Vec<&str> = TOKENS.split(' ').collect();
        let mut text = String::new();
        for (pick, space) in &picks {
            text.push_str(tokens[pick.index(tokens.len())]);
            if *space {
                text.push(' ');
            }
        }
        let claims = article(&text, "2022-09-10").claims;
        for a in &claims {
            prop_assert!(!a.mention.span.of(&text).is_empty());
            let kind = super::by_name(a.mention.kind).unwrap();
            for b in claims.iter().filter(|b| b.mention.kind == a.mention.kind) {
                prop_assert_eq!(kind.relate(&a.value, &b.value), kind.relate(&b.value, &a.value));
            }
            if a.value.amount().is_some() {
                prop_assert_ne!(kind.relate(&a.value, &a.value), Relation::Differs);
            }
        }
    }

    #[test]
    fn any_characters_pass(text in "\\PC{0,60}") {
        let claims = article(&text, "2022-09-10").claims;
        prop_assert!(claims.len() <= text.len() + 1);
    }
}

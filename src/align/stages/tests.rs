use super::align;
use super::news::{NOT_OVERTAKEN as NO_NEWS, OVERTAKEN as NEWS};
use crate::align::Settings;
use crate::kind::testing::article;
use crate::model::{Article, Verdict};

/// How many developments are told of these articles, each with its day of publication.
fn told(texts: &[(&str, &str)]) -> usize {
    let articles: Vec<Article> = texts.iter().map(|(day, text)| article(text, day)).collect();
    let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let found = align(&listed, &Settings::default());
    assert!(found.iter().all(|f| f.verdict == Verdict::Update));
    found.len()
}

#[test]
fn a_later_stage_overtakes_an_earlier_one() {
    for (early, late) in [
        ("The victim's name has not been released.", "Police identified the victim as Ada Holm, 34."),
        ("Police have not identified the driver.", "The driver was identified as Bo Roe of Lenton."),
        ("The names of the two victims were being withheld.", "The victims were identified as Ada Holm and Bo Roe."),
        ("The gunman remained at large on Friday.", "The gunman was arrested in Corby, police said."),
        ("Police are still searching for the suspect.", "The suspect, Bo Roe, was arrested at a motel."),
        ("No arrests have been made.", "Police arrested the suspect on Sunday."),
    ] {
        assert_eq!(told(&[("2024-05-02", early), ("2024-05-03", late)]), 1, "{early} {late}");
        assert_eq!(told(&[("", early), ("", late)]), 1, "undated: {early} {late}");
        assert_eq!(told(&[("2024-05-09", early), ("2024-05-03", late)]), 0, "the other way round: {early} {late}");
    }
}

#[test]
fn one_person_is_told_of_by_name_and_by_a_noun() {
    let early = "A man was flown to a Halden hospital in critical condition after the fire.";
    let late = "Bo Roe, who was burned in the fire at Halden, has died.";
    assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", late)]), 1);
    // Two who are named, two who are not, and one who is somebody's: who is meant, nobody can tell.
    let other = "Ada Holm, who was burned in the fire at Halden, has died.";
    assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", late), ("2024-05-05", other)]), 0);
    let woman = "A woman is in a critical condition after the fire.";
    assert_eq!(told(&[("2024-05-02", early), ("2024-05-02", woman), ("2024-05-04", late)]), 0);
    let son = "Her son is in a critical condition after the fire.";
    assert_eq!(told(&[("2024-05-02", son), ("2024-05-04", late)]), 0);
}

#[test]
fn patients_are_told_of_by_pronouns() {
    for (early, late) in [
        ("Bo Roe, 74, is still critical.", "Mr Roe, who fell, was taken off a ventilator on Sunday and is now stable."),
        ("Bo Roe is in a critical condition.", "Mr Roe, 64, is in the infirmary, where doctors say he is comfortable."),
        ("Ada Holm was hurt in the fall. Her condition was described as critical.", "Ada Holm has been discharged."),
        ("Ada Holm's condition was described as serious but stable.", "Ada Holm is now at home."),
        ("Ada Holm fell. Police said she is in a critical condition.", "Ada Holm is out of danger."),
        ("Bo Roe was taken to hospital.", "Bo Roe left hospital on Sunday."),
    ] {
        assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", late)]), 1, "{early} {late}");
    }
    // `He` is no woman.
    let wife = "A woman fled the fire with a man, 61. He is in a critical condition.";
    assert_eq!(told(&[("2024-05-02", wife), ("2024-05-04", "The woman has died in hospital.")]), 0);
    // It is not the speaker who is ill.
    let speaker = "Spokeswoman Ada Holm said she is in a critical condition.";
    assert_eq!(told(&[("2024-05-02", speaker), ("2024-05-04", "Ada Holm has died.")]), 0);
}

#[test]
fn an_age_tells_who_is_meant() {
    let early = "Bo Roe, 61, was in serious condition on Friday.";
    for (early, late) in [
        (early, "The 61-year-old was discharged."),
        (early, "A 61-year-old Reed man has been upgraded to fair condition."),
        ("A 61-year-old man is in a critical condition.", "Bo Roe, who is 61, is out of danger."),
        ("A boy of 15 is in a critical condition.", "Otto Brandt (15) has been discharged."),
        ("The teenager, aged 15, is missing.", "The 15-year-old was found safe and well."),
    ] {
        assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", late)]), 1, "{early} {late}");
    }
    for (early, late) in [
        (early, "The 16-year-old was discharged."),
        // Two of one age.
        (early, "Ada Holm, 61, was discharged. A 61-year-old man was discharged."),
        ("Two 15-year-old boys are missing.", "The 15-year-old was found safe and well."),
    ] {
        assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", late)]), 0, "{early} {late}");
    }
}

#[test]
fn a_part_of_the_day_is_no_part_of_the_road() {
    let both = "The Halden road was shut for most of the day and opened again at quarter to five.";
    assert_eq!(told(&[("", both), ("", "The Halden road reopened at 4.45pm.")]), 0);
    assert_eq!(
        told(&[("", "The Halden road is shut."), ("", "The Halden road opened again after most of the night.")]),
        1
    );
}

#[test]
fn who_is_missing_hangs_on_a_name() {
    let early = "Gardai have appealed for help in finding Bo Roe (69), who is missing from his home in Lenton.";
    assert_eq!(told(&[("2024-05-02", early), ("2024-05-04", "Bo Roe has been found alive in a hut.")]), 1);
    let seen = "Bo Roe has not been seen since Saturday, the family said.";
    assert_eq!(told(&[("2024-05-02", seen), ("2024-05-04", "Bo Roe was found safe and well in a hut.")]), 1);
}

#[test]
fn what_is_said_of_others_or_told_whole_is_left_alone() {
    for texts in [
        ["The victim's name has not been released.", "Police identified the driver as Ada Holm, 34."],
        ["The names of the victims have not been released.", "Police identified the victim as Ada Holm."],
        ["The gunman was at large for a day. He was arrested in Corby.", "The suspect was arrested on Sunday."],
        ["The gunman is at large.", "Police hope that the gunman will be arrested soon."],
        ["The gunman is at large.", "The suspect had been arrested twice before."],
        ["She declined to give her name.", "The victim was identified as Ada Holm."],
    ] {
        assert_eq!(told(&texts.map(|t| ("", t))), 0, "{texts:?}");
    }
}

/// Stories of two sentences: what the one tells has been overtaken by the other.
const OVERTAKEN: &[[&str; 2]] = &[
    [
        "A lorry overturned on Kessel Road in Lenton. Kessel Road is closed in both directions.",
        "A lorry overturned on Kessel Road in Lenton. Kessel Road has reopened, police said.",
    ],
    ["The bridge remains closed after Monday's flood.", "The bridge reopened on Tuesday night after the flood."],
    [
        "Marrow Bridge was closed after a crack was found.",
        "Engineers reopened Marrow Bridge on Friday after checking the crack.",
    ],
    ["The airport has been closed since the storm.", "The airport was reopened at noon, the city said."],
    ["Schools are closed across the county because of the snow.", "Schools reopened across the county on Thursday."],
    ["Road closures are in place around the market.", "The roads around the market have reopened."],
    ["The A61 is shut near Corby after a crash.", "The A61 is open again after the crash near Corby."],
    ["The road has not reopened, a spokesman said.", "The road was reopened late on Friday."],
    ["Highway 12 was blocked by a landslide.", "Highway 12 is back open after the landslide."],
    ["Power was out in much of Lenton on Monday.", "Power has been restored in Lenton, the company said."],
    [
        "Thousands of homes were without power on Sunday after the storm.",
        "Power was restored to all homes by Monday evening.",
    ],
    ["Crews were working to restore power to the valley.", "Electricity was restored in the valley on Tuesday."],
    ["Water supplies have been cut off in three villages.", "Water supplies were restored to the villages on Friday."],
    ["Phone service was knocked out by the quake.", "Phone service was restored on Wednesday."],
    ["The storm knocked out power to the town.", "Crews restored power to the town overnight."],
    ["A boil-water notice is in effect for Lenton.", "The boil-water notice for Lenton was lifted on Friday."],
    ["The city issued a boil water advisory on Monday.", "The boil water advisory was lifted, the city said."],
    ["A curfew is in place in the capital.", "The curfew was lifted on Sunday."],
    ["A tsunami warning was issued for the coast.", "The tsunami warning was cancelled two hours later."],
    ["Residents of Ash Lane were evacuated on Friday.", "Residents were allowed to return to their homes on Saturday."],
    ["Residents have been told to leave their homes.", "Residents returned to their homes on Sunday."],
    ["Homes near the plant are being evacuated.", "People have been allowed back into their homes."],
    ["Police ordered residents to leave.", "The evacuation order was lifted at noon."],
    ["About 200 people were evacuated from the flats.", "Residents have been allowed back home."],
    ["An evacuation order is in effect for the valley.", "The evacuation order has been lifted."],
    ["Families were forced to leave their homes.", "Families have returned home."],
    ["A girl is missing from her home in Lenton.", "The girl was found safe on Tuesday."],
    ["The hiker has been missing since Friday.", "The hiker was found dead on Sunday."],
    ["Police are searching for a boy who left home on Monday.", "The boy was found alive in a shed."],
    ["Crews are searching for two divers.", "The divers have been found."],
    ["Ada Holm has been missing since Friday.", "The body of Ada Holm was found on Sunday."],
    ["The woman was reported missing on Monday.", "The woman's body was found in a river."],
    ["A swimmer is still missing.", "The body of the swimmer was recovered on Friday."],
    ["The pilot is missing.", "Rescuers found the pilot alive."],
    ["The pilot has not been found.", "The pilot was found alive."],
    ["The cyclist is in critical condition.", "The cyclist died in hospital on Friday."],
    ["A teenager is fighting for his life.", "The teenager has died."],
    ["Ada Holm remains in intensive care.", "Ada Holm died of her injuries on Sunday."],
    ["The driver was in a critical condition.", "The driver died later in hospital."],
    ["The guard was on life support.", "The guard was pronounced dead on Friday."],
    ["A woman was left in critical condition.", "The woman succumbed to her injuries."],
    ["The fire is still burning out of control.", "The fire is under control, the chief said."],
    ["Crews are battling a fire at a plant.", "The fire was put out on Friday."],
    ["The blaze is not under control.", "Firefighters extinguished the blaze overnight."],
    ["The fire was raging in the hills.", "The fire is out."],
    ["Charges are pending.", "The man was charged with murder on Friday."],
    ["No charges have been filed.", "Charges were filed on Tuesday."],
    ["He has not been charged.", "Bo Roe was charged with robbery."],
    ["The man has not been formally charged.", "Prosecutors charged the man with theft."],
    ["Charges against Roe are pending.", "Bo Roe was charged with fraud."],
    ["No one has been charged in the case.", "Bo Roe has been charged with arson."],
    ["The trial of Bo Roe starts on Monday.", "Bo Roe was found guilty of murder."],
    ["Jurors are deliberating in the trial of Bo Roe.", "A jury convicted Bo Roe of murder."],
    ["The jury began deliberations on Friday.", "The jury found him guilty of murder."],
    ["Bo Roe went on trial on Monday.", "Bo Roe was acquitted of all charges."],
    ["The trial is under way.", "The jury acquitted him on Friday."],
    ["Bo Roe's trial is to begin on Monday.", "Bo Roe was convicted of fraud."],
    ["Ada Holm is in talks to direct the film.", "Ada Holm has signed to direct the film."],
    ["Corven is in negotiations with Aldine.", "Corven has reached a deal with Aldine."],
    ["Bo Roe is negotiating with Lenton United.", "Bo Roe signed a contract with Lenton United."],
    ["Holm is in talks to buy Aldine.", "Holm has agreed to buy Aldine."],
    ["Corven is in talks with Aldine.", "Corven's talks with Aldine collapsed."],
    ["Corven is in talks with Aldine.", "Talks between Corven and Aldine broke down."],
    ["Holm is in negotiations to direct.", "Holm has decided not to direct."],
    ["Corven has made an offer of $3 billion for Aldine.", "Corven has withdrawn its offer for Aldine."],
    ["Corven made a bid for Aldine.", "Aldine rejected Corven's bid."],
    ["The Harriers have offered Roe a contract.", "The Harriers withdrew their offer to Roe."],
    ["The Harriers' offer is on the table.", "The Harriers pulled their offer on Monday."],
    ["Corven offered $3 billion for Aldine.", "The bid from Corven was accepted."],
    ["Nurses are on strike for a third day.", "Nurses have returned to work."],
    ["The strike continues.", "The strike has ended."],
    ["Bus drivers walked off the job on Monday.", "The drivers are back at work."],
    ["Teachers went on strike on Monday.", "The teachers' strike is over."],
    ["Workers are on strike at the plant.", "The union called off the strike."],
    ["The cause of the fire is unknown.", "The fire was caused by a faulty heater."],
    ["The cause of the crash is under investigation.", "The crash was caused by ice, police said."],
    ["Investigators have not determined the cause of the blast.", "The blast was caused by a gas leak."],
    ["It is not known what caused the fire.", "A faulty cable caused the fire."],
    ["It was not immediately clear whether anyone was hurt.", "Three people were injured in the blast."],
    ["There were no immediate reports of casualties.", "The quake killed three people."],
    ["It is unclear if anyone was injured.", "No one was hurt."],
    ["Marlowe is due in court on Monday.", "Marlowe appeared in court on Monday."],
    ["Bo Roe is scheduled to appear in court on Friday.", "Bo Roe made a brief appearance in court on Friday."],
    [
        "Residents living close to the plant are being evacuated.",
        "People who were evacuated on Friday night have been allowed to return to their homes.",
    ],
    [
        "It was unclear when he would appear in court.",
        "Bo Roe made a brief appearance in Lenton district court on Monday.",
    ],
    [
        "The trial of a clerk who shot two men starts Monday.",
        "A judge found a former clerk of the firm guilty of murder.",
    ],
    ["The wildfire is raging out of control.", "The wildfire was put out on Friday."],
    [
        "The bridge, which was closed on Friday, remains shut.",
        "The bridge, which carries 4,000 cars a day, has reopened.",
    ],
    [
        "Ada Holm is in talks to direct the film.",
        "Ada Holm, who won a prize for her first film and lives in Lenton with two dogs and a cat, has decided not to direct it.",
    ],
];

/// Stories of two sentences: another person, road or offer; part of it; planned, denied, feared; long ago; told whole.
const NOT_OVERTAKEN: &[[&str; 2]] = &[
    ["Kessel Road is closed.", "Hadley Street has reopened."],
    ["The bridge is closed.", "The bridge will reopen on Monday."],
    ["The bridge is closed.", "Officials hope to have the bridge reopened by Monday."],
    ["The bridge is closed.", "The tunnel has reopened."],
    ["The bridge is closed. Police say it has reopened to cyclists.", "The bridge is a landmark of the town."],
    ["The station is closed.", "Part of the station has reopened."],
    ["The station is closed.", "The station had reopened last year after a refit."],
    ["The road is closed.", "If the road is reopened too early, it could slide again."],
    ["Schools are closed.", "The school reopened in 2009 after a fire."],
    ["The border is closed.", "The border has not reopened."],
    ["Power was out in Lenton.", "Power has been restored to most homes in Lenton."],
    ["Power was out in Lenton.", "Power should be restored by Friday."],
    ["Power was out in Lenton.", "Water has been restored."],
    ["A curfew is in place.", "The boil-water notice was lifted."],
    ["A flood warning is in effect.", "The tsunami warning was lifted."],
    ["Power was out.", "Crews have not restored power."],
    ["Power was cut.", "Officials expect that power will be restored."],
    ["The curfew is in place.", "The mayor said that the curfew would be lifted."],
    ["The party is out of power.", "Democracy was restored."],
    ["Residents were evacuated.", "Residents will be allowed to return on Monday."],
    ["Residents were evacuated.", "Some residents were allowed to return."],
    ["Residents were evacuated.", "Residents have not been allowed to return."],
    ["Residents were evacuated.", "Pupils returned to their school."],
    ["Residents were evacuated.", "The residents hope to return home soon."],
    ["Residents returned home.", "Residents were glad."],
    ["Patients were evacuated.", "Residents returned to their homes."],
    ["A girl is missing.", "The boy was found safe."],
    ["A girl is missing.", "The girl has not been found."],
    ["A girl is missing.", "Police hope that the girl will be found soon."],
    ["Ada Holm is missing.", "Bo Roe was found dead."],
    ["A girl is missing.", "A gun was found near the girl's home."],
    ["A man is missing.", "The man was found guilty."],
    ["A man is missing.", "Another man was found dead."],
    ["A man is missing.", "Two men were found dead."],
    ["A man is missing.", "A man found the wreck."],
    ["The cyclist is in critical condition.", "The driver has died."],
    ["A man is in critical condition.", "Another man has died."],
    ["A man is in critical condition.", "A man died at the scene."],
    ["A man is in critical condition.", "The man's wife died in hospital last year."],
    ["The cyclist is in critical condition.", "Doctors fear the cyclist may have died."],
    ["Ada Holm is in critical condition.", "Bo Roe has died."],
    ["The cyclist is in critical condition.", "The cyclist has not died."],
    ["Two men are in critical condition.", "The man died in hospital."],
    ["A wildfire is burning near Lenton.", "The wildfire has been contained."],
    ["Firefighters are still fighting the blaze.", "Crews brought the fire under control by dawn."],
    ["The fire is burning out of control.", "The fire is 20 percent contained."],
    ["The fire is burning.", "Crews hope to have the fire under control by Monday."],
    ["The fire is burning.", "The fire is not out."],
    ["The fire is burning.", "A second fire was put out."],
    ["The fire is burning.", "The crews were put out by the delay."],
    ["A candle was burning.", "The fire was put out."],
    ["The fire is burning.", "The fire could be under control by Friday."],
    ["Charges are pending.", "The man had been charged with theft before."],
    ["Charges against Holm are pending.", "Bo Roe was charged with fraud."],
    ["Charges are pending.", "The man could be charged with murder."],
    ["Charges are pending.", "The man has not been charged."],
    ["No charges have been filed.", "Visitors are charged five dollars."],
    ["No charges have been filed.", "Prosecutors expect that he will be charged with murder."],
    ["No charges have been filed.", "Bo Roe, who was charged with theft in 2009, lives nearby."],
    ["The trial of Bo Roe starts on Monday.", "Ada Holm was found guilty."],
    ["The trial starts on Monday.", "If he is convicted of murder, he faces life."],
    ["The trial starts on Monday.", "He had been convicted of theft."],
    ["The trial starts on Monday.", "Roe, who was convicted of theft in 2009, will testify."],
    ["The trial starts on Monday.", "Prosecutors want him found guilty of murder."],
    ["The trial starts on Monday.", "The jury has not found him guilty."],
    ["Ada Holm is in talks to direct.", "Bo Roe has signed to direct."],
    ["Ada Holm is in talks to direct.", "Ada Holm could sign this week."],
    ["Corven is in talks with Aldine.", "Corven has signed a deal with Varro."],
    ["Corven is in talks with Aldine.", "Corven has not signed a deal."],
    ["Ada Holm is in talks.", "Ada Holm had signed a deal with another studio."],
    ["The mayor is in talks.", "The mayor signed the guest book."],
    ["Holm is in talks to buy Aldine.", "Holm signed the law."],
    ["Corven has made an offer.", "Varro has withdrawn its offer."],
    ["Corven has made an offer.", "Corven may withdraw its offer."],
    ["Corven has made an offer.", "Corven has not withdrawn its offer."],
    ["Corven has made an offer.", "Aldine had rejected Corven's offer last year."],
    ["Corven has made an offer.", "Aldine rejected Varro's offer."],
    ["The police offered help.", "The police withdrew."],
    ["The club offered a free drink.", "The club withdrew its offer."],
    ["Nurses are on strike.", "The teachers have returned to work."],
    ["Nurses are on strike.", "Nurses will return to work on Monday."],
    ["Nurses are on strike.", "The strike has not ended."],
    ["The strike at the Reed mine continues.", "At Varro Gold, workers ended a strike after accepting 9 percent."],
    ["The missile was on target in a strike.", "The strike ended the war."],
    ["Nurses are on strike.", "Nurses hope that the strike has ended soon."],
    ["The cause of the fire is unknown.", "The crash was caused by ice."],
    ["The cause of the fire is unknown.", "The fire may have been caused by a heater."],
    ["The cause of the fire is unknown.", "The fire caused $2 million of damage."],
    ["The cause of the fire is unknown.", "The fire was not caused by a heater."],
    ["The cause of the fire is unknown.", "The damage caused by the fire was great."],
    ["The cause of the fire is unknown.", "It is believed that the fire was caused by a heater."],
    ["It is unclear if anyone was injured.", "It is not known whether people were hurt."],
    ["It is unclear if anyone was injured.", "A quake in 2003 killed 20 people."],
    ["No one was hurt.", "No injuries were reported."],
    ["It is unclear if the house was empty.", "Three people were injured."],
    ["It is unclear if anyone was injured.", "People could be injured."],
    ["Bo Roe is due in court on Monday.", "Ada Holm appeared in court on Monday."],
    ["Roe is due in court on Monday.", "Roe did not appear in court on Monday."],
    ["The council will vote on the plan on Tuesday.", "The senate voted on Tuesday."],
    ["Three climbers are missing.", "Two climbers have been found dead."],
    ["Three people remain in a serious condition.", "Three people have died."],
    ["Schools are closed in Lenton.", "Schools in Corby reopened on Monday."],
    ["Police are searching for Bo Roe.", "A jury found Bo Roe, 29, guilty of murder."],
    ["Bo Roe is due in court on Friday.", "A teacher appeared in court on Thursday."],
    ["The fire is burning.", "The fire is under control but is expected to burn for days."],
    ["Roads are closed.", "Lenton Road has reopened while Ash Road stays closed."],
    ["The school is closed on Monday for the holiday.", "The new school opened on Monday."],
    ["Homes are without power.", "Power was restored briefly."],
    ["The cyclist is in critical condition.", "The cyclist's son died in hospital."],
    ["Bo Roe is on trial.", "Bo Roe was convicted of theft in 2009."],
    ["Firefighters are battling the blaze.", "Residents put out food for the firefighters."],
    ["The company made an offer.", "The company withdrew its staff."],
    ["The girl is missing.", "The missing girl's bag was found in a park."],
    ["Seven men have been convicted; another goes on trial this month.", "The clerk was convicted of fraud on Friday."],
    ["Bo Roe is due in court on Friday.", "Bo Roe appeared in court on Tuesday."],
    ["Bo Roe is due back in court on Friday.", "Bo Roe made a brief appearance in court."],
    ["It is unclear why the man was killed.", "Three people were killed."],
    ["The cause of the fire is unknown.", "The crash caused a fire."],
];

#[test]
fn developments_of_the_news_are_told_one_way() {
    let mut wrong = Vec::new();
    for [early, late] in OVERTAKEN.iter().chain(NEWS) {
        let both = format!("{early} {late}");
        for (want, texts) in [
            (1, vec![("2024-05-02", *early), ("2024-05-03", *late)]),
            (1, vec![("2024-05-03", *early), ("2024-05-03", *late)]),
            (1, vec![("", *late), ("", *early)]),
            (0, vec![("2024-05-09", *early), ("2024-05-03", *late)]),
            (0, vec![("", *early), ("", *early)]),
            (0, vec![("", *late), ("", *late)]),
            (0, vec![("", both.as_str()), ("", *late)]),
        ] {
            let got = told(&texts);
            if got != want {
                wrong.push(format!("{got}, not {want}: {texts:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_has_not_turned_is_no_development() {
    let wrong: Vec<_> =
        NOT_OVERTAKEN.iter().chain(NO_NEWS).filter(|pair| told(&pair.map(|text| ("", text))) != 0).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whom_or_what_it_concerns_is_said() {
    for (early, late, about) in [
        ("Corven has made an offer.", "Corven has withdrawn its offer.", "offer of Corven: made or decided"),
        ("Marrow Bridge is closed.", "Marrow Bridge has reopened.", "Marrow bridge: closed or reopened"),
        ("Highway 12 is closed.", "Highway 12 has reopened.", "road 12: closed or reopened"),
        ("Ada Holm is missing.", "Ada Holm was found safe.", "Ada Holm: missing or found"),
        ("The cause of the crash is unknown.", "Ice caused the crash.", "cause of the crash: unknown or told"),
        ("No charges have been filed.", "Bo Roe was charged with theft.", "charges of Bo Roe: pending or brought"),
    ] {
        let articles = [article(early, ""), article(late, "")];
        let found = align(&[(0, &articles[0]), (1, &articles[1])], &Settings::default());
        let named: Vec<&str> = found.iter().map(|f| f.about.as_str()).collect();
        assert_eq!(named, [about]);
    }
}

//! Numbers with a unit, a bound and the precision they were printed with.

mod relation;

use super::Decimal;

/// How a source hedges a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As printed.
    #[default]
    Exact,
    /// `at least`, `or more`.
    AtLeast,
    /// `more than`, `over`.
    MoreThan,
    /// `at most`, `up to`, `as many as`.
    AtMost,
    /// `less than`, `under`, `fewer than`.
    LessThan,
    /// `nearly`, `almost`: below and near.
    Nearly,
    /// `about`, `some`, `around`, `or so`, `an estimated`.
    About,
    /// `dozens`, `several`, `a couple of hundred`: only the size is known.
    Vague,
}

impl Bound {
    /// The sign before the number in normalised values.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan | Self::Nearly => "<",
            Self::About | Self::Vague => "~",
        }
    }
}

/// What a number counts or measures, as far as the value itself says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// What kind of quantity it is: amounts of two dimensions are never compared (`length`, `mass`, `USD`, `percent`, `time`).
    pub dimension: &'static str,
    /// The unit's own name as shown: `mile`, `USD`, `percent`, `year`; empty for bare numbers.
    pub name: &'static str,
    /// How many base units one of it is, as a ratio `numerator / denominator`: 1609344/1000 metres to the mile.
    pub ratio: (i64, i64),
}

impl Unit {
    /// A score, a record, a vote: `52-3`. `low` and `high` of its amount are the two numbers as printed.
    pub const SCORE: Self = Self { dimension: "score", name: "", ratio: (1, 1) };

    /// The number at which the base unit has its zero: 32 for Fahrenheit, else 0.
    #[must_use]
    pub fn zero(&self) -> Decimal {
        match (self.dimension, self.name) {
            ("temperature", "fahrenheit") => Decimal::int(32),
            // 273.15, the ice point.
            ("temperature", "kelvin") => Decimal::new(27315, -2).unwrap_or_default(),
            _ => Decimal::ZERO,
        }
    }

    /// The sign between the two numbers of a value that is a pair; `None` for plain amounts.
    #[must_use]
    pub fn pair(&self) -> Option<char> {
        match self.dimension {
            "score" => Some('-'),
            "size" => Some('x'),
            _ => None,
        }
    }
}

/// A number with its unit, bound and printed precision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number; of a range, its lower end.
    pub low: Decimal,
    /// The upper end of a range (`35 to 40`); the number itself otherwise.
    pub high: Decimal,
    /// Half of the last printed place stands either side of the number: 1 for `24`, 0.1 for `7.7`, 100,000 for `1.2 million`.
    pub step: Decimal,
    /// How it is hedged.
    pub bound: Bound,
    /// What it is measured in.
    pub unit: Unit,
    /// TIMEX3 value, of durations only: `P2D`.
    pub timex: Option<String>,
    /// A rate or a set: `a year`, `per hour`; amounts of different rates are never compared.
    pub per: &'static str,
}

impl Amount {
    /// An exact, bare number.
    #[must_use]
    pub fn exact(number: Decimal) -> Self {
        Self {
            low: number,
            high: number,
            step: Decimal::int(1),
            unit: Unit { ratio: (1, 1), ..Unit::default() },
            ..Self::default()
        }
    }

    /// Whether it is a sum of money: its unit is an ISO 4217 code.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.unit.dimension.len() == 3 && self.unit.dimension.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// TIMEX3 value of a duration.
    #[must_use]
    pub fn timex(&self) -> Option<String> {
        self.timex.clone()
    }
}

impl std::fmt::Display for Amount {
    /// `>=100`, `USD 35000`, `24 year`, `30..40`, `4.5 percent`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Scores and sizes are two numbers of one value.
        if let Some(sign) = self.unit.pair() {
            write!(f, "{}{sign}{}", self.low, self.high)?;
            return if self.unit.name.is_empty() { Ok(()) } else { write!(f, " {}", self.unit.name) };
        }
        // Cents stand after their number, as other units do.
        let money = self.is_money() && self.unit.name == self.unit.dimension;
        if money {
            write!(f, "{} ", self.unit.name)?;
        }
        write!(f, "{}{}", self.bound.sign(), self.low)?;
        if self.high != self.low {
            write!(f, "..{}", self.high)?;
        }
        if !money && !self.unit.name.is_empty() {
            write!(f, " {}", self.unit.name)?;
        }
        if !self.per.is_empty() {
            write!(f, "/{}", self.per)?;
        }
        Ok(())
    }
}

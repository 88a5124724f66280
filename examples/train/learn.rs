//! Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares).

use crosscheck::align::amounts::{ALL, GROUPS, Level, Stage, Vector};

/// One labelled pair.
pub struct Sample {
    pub x: Vector,
    pub y: bool,
    pub weight: f64,
    pub group: usize,
}

/// Levels that stage two alone may use.
const COMPETITION: &[Level] = &[
    Level::Explained,
    Level::ExplainedBoth,
    Level::ExplainedLead,
    Level::Rival,
    Level::SupportBoth,
    Level::SupportSmall,
    Level::Link,
    Level::Pooled,
    Level::PooledLead,
    Level::Reach,
    Level::Prominent,
];

pub fn first_uses(level: Level) -> bool {
    !COMPETITION.contains(&level) && level != Level::ValueThere
}

pub fn second_uses(level: Level) -> bool {
    level != Level::ValueThere
}

pub const FIRST: fn(Level) -> bool = first_uses;
pub const SECOND: fn(Level) -> bool = second_uses;

/// How much smaller the copy of a level for its group of kinds is: what is shared is learned first.
const COPY: f64 = 0.5;

/// Fits bias and weights of every group, in thousandths; `ridge` is the L2 penalty.
pub fn fit(samples: &[Sample], ridge: f64, uses: fn(Level) -> bool) -> [Stage; GROUPS.len()] {
    let columns: Vec<usize> = ALL.iter().filter(|l| uses(**l)).map(|l| *l as usize).collect();
    let width = columns.len() + 1;
    let n = width * (GROUPS.len() + 1);
    let mut w = vec![0.0_f64; n];
    let rows: Vec<Vec<(usize, f64)>> = samples
        .iter()
        .map(|s| {
            let shared = std::iter::once((0, 1.0)).chain(
                columns
                    .iter()
                    .enumerate()
                    .filter(|(_, c)| s.x[**c] != 0)
                    .map(|(k, c)| (k + 1, f64::from(s.x[*c]) / 1000.0)),
            );
            shared.flat_map(|(k, x)| [(k, x), (width * (s.group + 1) + k, x * COPY)]).collect()
        })
        .collect();
    for _ in 0..12 {
        let mut gradient = vec![0.0; n];
        let mut hessian = vec![vec![0.0; n]; n];
        for (s, active) in samples.iter().zip(&rows) {
            let z: f64 = active.iter().map(|(k, x)| w[*k] * x).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let error = s.weight * (f64::from(u8::from(s.y)) - p);
            let curve = s.weight * (p * (1.0 - p)).max(1e-6);
            for (i, x) in active {
                gradient[*i] += error * x;
                for (j, y) in active {
                    hessian[*i][*j] += curve * x * y;
                }
            }
        }
        for i in 1..n {
            gradient[i] -= ridge * w[i];
            hessian[i][i] += ridge;
        }
        hessian[0][0] += 1e-6;
        let step = solve(hessian, gradient);
        let mut moved = 0.0_f64;
        for i in 0..n {
            w[i] += step[i].clamp(-2.0, 2.0);
            moved = moved.max(step[i].abs());
        }
        if moved < 1e-3 {
            break;
        }
    }
    std::array::from_fn(|group| {
        let weight = |k: usize| ((w[k] + COPY * w[width * (group + 1) + k]) * 1000.0).round() as i32;
        let mut stage = Stage { bias: weight(0), ..Stage::default() };
        for (k, c) in columns.iter().enumerate() {
            stage.weigh(*c, weight(k + 1));
        }
        stage
    })
}

/// Gaussian elimination with partial pivoting.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for k in 0..n {
        let p = (k..n).max_by(|x, y| a[*x][k].abs().total_cmp(&a[*y][k].abs())).unwrap_or(k);
        a.swap(k, p);
        b.swap(k, p);
        if a[k][k].abs() < 1e-12 {
            continue;
        }
        let (above, below) = a.split_at_mut(k + 1);
        let pivot = &above[k];
        for (i, row) in below.iter_mut().enumerate() {
            let f = row[k] / pivot[k];
            if f != 0.0 {
                for (x, p) in row.iter_mut().zip(pivot).skip(k) {
                    *x -= f * p;
                }
                b[k + 1 + i] -= f * b[k];
            }
        }
    }
    for k in (0..n).rev() {
        let sum: f64 = (k + 1..n).map(|j| a[k][j] * b[j]).sum();
        b[k] = if a[k][k].abs() < 1e-12 { 0.0 } else { (b[k] - sum) / a[k][k] };
    }
    b
}

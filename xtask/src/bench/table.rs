//! Figures beside the goals of issue 2.

/// What one page cost.
pub struct Cost {
    pub label: &'static str,
    /// Milliseconds of each request.
    pub times: Vec<f64>,
    /// CPU milliseconds per request of each sample, of cairn and of the database's processes.
    pub cpu: Vec<f64>,
    pub database_cpu: Vec<f64>,
    pub queries: u32,
    /// Bytes of HTML as they are sent.
    pub sent: usize,
}

pub struct Figures {
    pub costs: Vec<Cost>,
    pub first_requests: usize,
    pub first_kb: usize,
    pub searches: Vec<f64>,
    pub idle: f64,
    pub busy: f64,
    pub start_ms: f64,
}

const CPU_MS: f64 = 4.0;
const QUERIES: u32 = 12;
const HTML: usize = 30_000;
const FIRST_REQUESTS: usize = 12;
const FIRST_BYTES: usize = 250_000;
const SEARCH_MS: f64 = 100.0;
const IDLE_MB: f64 = 80.0;
const START_MS: f64 = 1_000.0;

pub fn print(title: &str, figures: &Figures) {
    println!("\n{title} (! misses its goal)");
    println!(
        "{:13} {:>8} {:>8} {:>9} {:>9} {:>8} {:>9}",
        "", "time p50", "time p95", "CPU", "DB's CPU", "queries", "sent kB"
    );
    println!("{:13} {:>8} {:>8} {:>9} {:>9} {:>8} {:>9}", "goal", "", "", "4 ms", "", 12, "30 kB");
    for cost in &figures.costs {
        let cpu = median(&cost.cpu);
        println!(
            "{:13} {:8.1} {:8.1} {:8.2}{} {:9.2} {:7}{} {:8.1}{}",
            cost.label,
            median(&cost.times),
            quantile(&cost.times, 0.95),
            cpu,
            mark(cpu > CPU_MS),
            median(&cost.database_cpu),
            cost.queries,
            mark(cost.queries > QUERIES),
            kb(cost.sent),
            mark(cost.sent > HTML)
        );
    }
    let requests = figures.first_requests;
    line("cold first view", &format!("{requests} requests"), "12", requests > FIRST_REQUESTS);
    let bytes = figures.first_kb;
    line("", &format!("{:.0} kB", kb(bytes)), "250 kB", bytes > FIRST_BYTES);
    let p95 = quantile(&figures.searches, 0.95);
    line("search p95", &format!("{p95:.0} ms"), "100 ms", p95 > SEARCH_MS);
    let p50 = median(&figures.searches);
    line("search p50", &format!("{p50:.0} ms"), "", false);
    line("idle memory", &format!("{:.0} MB", figures.idle), "80 MB", figures.idle > IDLE_MB);
    line("after the run", &format!("{:.0} MB", figures.busy), "", false);
    let start = figures.start_ms;
    line("start to answer", &format!("{start:.0} ms"), "1000 ms", start > START_MS);
}

fn line(name: &str, value: &str, goal: &str, misses: bool) {
    println!("{name:16} {value:>12}{} (goal {goal})", mark(misses));
}

fn mark(misses: bool) -> char {
    if misses { '!' } else { ' ' }
}

#[expect(clippy::cast_precision_loss)]
fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1e3
}

fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The smallest value that at least this share of all does not exceed.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let values = [5.0, 1.0, 3.0, 2.0, 4.0];
        assert!((median(&values) - 3.0).abs() < f64::EPSILON);
        assert!((quantile(&values, 0.95) - 5.0).abs() < f64::EPSILON);
        assert!(quantile(&[], 0.5).is_nan());
    }
}

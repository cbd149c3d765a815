//! The square of a strip, drawn on the server as SVG.

use std::fmt::Write;

use cairn_ground::{Error, Result};
use qrcode::{Color, QrCode};

/// Modules of white around it, as the standard asks.
const MARGIN: usize = 4;

/// `text` as a QR code: black on white in every theme, since phones read no other reliably. The
/// words beside it say the same, so it is hidden from screen readers.
pub fn svg(text: &str) -> Result<String> {
    let code = QrCode::new(text).map_err(Error::internal)?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, long) = (x + MARGIN, y + MARGIN, run.len());
                // Writing to a String cannot fail.
                let _ = write!(path, "M{left} {top}h{long}v1h-{long}z");
            }
            x += run.len();
        }
    }
    let side = width + 2 * MARGIN;
    Ok(format!(
        "<svg viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_has_the_corner_marks_of_a_qr_code() {
        let drawn = svg("https://cairn.example/in/ACDE-FGHJ-KMNP").unwrap();
        // Version 3 is 29 modules wide; each finder pattern begins with a run of seven.
        assert!(drawn.contains("viewBox=\"0 0 37 37\""), "{drawn}");
        assert!(drawn.contains("M4 4h7v1h-7z") && drawn.contains("M26 4h7v1h-7z"), "{drawn}");
        assert!(drawn.contains("M4 32h7v1h-7z"), "{drawn}");
        assert!(svg(&"x".repeat(5000)).is_err());
    }
}

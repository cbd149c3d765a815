//! What a client still sends when its request is answered already: a form that is too large, an
//! upload to a page that takes none. It is read and thrown away before the answer goes out, since
//! a browser or a proxy that is still sending does not listen, and calls a closed connection an
//! error of the server.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::Body,
    http::{HeaderValue, Request, Response, header},
};
use hyper::body::{Body as _, Bytes, Frame, Incoming, SizeHint};
use tokio::sync::oneshot;

/// As much as is read of a file that is too large.
const MOST: u64 = 500_000_000;
/// How long a client may take for all of it, and for its next piece.
const LONGEST: Duration = Duration::from_mins(1);
const PIECE: Duration = Duration::from_secs(10);

/// A body that hands back what was not read of it.
struct Lent {
    body: Option<Incoming>,
    back: Option<oneshot::Sender<Incoming>>,
}

/// The request for the one who answers, and where what is left of its body comes back. A client
/// that asks first whether to send the body (`Expect`) has not begun.
pub fn lend(request: Request<Incoming>) -> (Request<Body>, Rest) {
    let (back, rest) = oneshot::channel();
    let back = (!request.headers().contains_key(header::EXPECT)).then_some(back);
    (request.map(|body| Body::new(Lent { body: Some(body), back })), Rest(rest))
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let (Some(body), Some(back)) = (self.body.take(), self.back.take())
            && !body.is_end_stream()
        {
            drop(back.send(body));
        }
    }
}

impl hyper::body::Body for Lent {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        match &mut self.body {
            Some(body) => Pin::new(body).poll_frame(cx),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(hyper::body::Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(SizeHint::default, hyper::body::Body::size_hint)
    }
}

/// What may come back of a body.
pub struct Rest(oneshot::Receiver<Incoming>);

impl Rest {
    /// Reads what is left, if anything is. An answer to somebody who sends on and on says that
    /// nothing more is heard here.
    pub async fn before<B>(mut self, mut answer: Response<B>) -> Response<B> {
        let Ok(body) = self.0.try_recv() else { return answer };
        let read = tokio::time::timeout(LONGEST, to_the_end(body)).await;
        if !matches!(read, Ok(true)) {
            let close = HeaderValue::from_static("close");
            answer.headers_mut().insert(header::CONNECTION, close);
        }
        answer
    }
}

/// Whether all of it came.
async fn to_the_end(mut body: Incoming) -> bool {
    let mut read = 0;
    while read < MOST {
        let next = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx));
        match tokio::time::timeout(PIECE, next).await {
            Ok(Some(Ok(frame))) => {
                read += frame.data_ref().map_or(0, |data| data.len() as u64);
            }
            Ok(None) => return true,
            Ok(Some(Err(_))) | Err(_) => return false,
        }
    }
    false
}

//! Connections: how many at a time, how long one may take to say what it wants, and their end.

use std::{
    collections::{HashMap, hash_map::Entry},
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, extract::ConnectInfo, http::Request};
use cairn_web::dispatch::one_household;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use crate::rest;

/// Connections open at a time; more wait to be accepted. Below the 1,024 files that systems allow a
/// process unless told otherwise.
const MOST: usize = 900;
/// … of one address, half of them: an office behind one router is many browsers. This machine's
/// own address has no share; there a reverse proxy speaks for everybody.
const MOST_OF_ONE: usize = MOST / 2;
/// How long a connection may take to send the head of a request, the pause before it included: one
/// that says nothing costs a place no longer.
const HEAD: Duration = Duration::from_secs(30);
/// How long one may take no byte of an answer: a film that is paused for longer is asked for anew.
const STALLED: Duration = Duration::from_mins(2);
/// How long requests under way have when the house is told to stop.
const LAST: Duration = Duration::from_secs(20);

/// Serves `app` until `stop`, then lets what is under way end.
pub async fn serve(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    serve_within(Patience { head: HEAD, stalled: STALLED }, listener, app, stop).await;
}

/// How long a connection may keep its place without a word, and without taking one.
#[derive(Debug, Clone, Copy)]
struct Patience {
    head: Duration,
    stalled: Duration,
}

async fn serve_within(
    patience: Patience,
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(MOST));
    let peers = Arc::new(Peers::default());
    let (told, stopping) = watch::channel(());
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        if let Some((stream, peer, place)) = accepted
            && let Some(share) = peers.take(peer.ip())
        {
            let place = (place, share);
            let answer = answer(patience, stream, peer, app.clone(), stopping.clone(), place);
            tokio::spawn(answer);
        }
    }
    drop((listener, stopping, told.send(())));
    // Every connection holds a receiver until it ends.
    let _ = tokio::time::timeout(LAST, told.closed()).await;
}

/// How many connections each address has.
#[derive(Debug, Default)]
struct Peers(Mutex<HashMap<IpAddr, usize>>);

/// One connection of an address, until it is dropped.
struct Share {
    peers: Arc<Peers>,
    ip: IpAddr,
}

impl Peers {
    /// One more of `ip`; nothing where it has its share already: the connection is then ended.
    fn take(self: &Arc<Self>, ip: IpAddr) -> Option<Share> {
        let own = ip.to_canonical().is_loopback();
        let ip = one_household(ip);
        let mut peers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = peers.entry(ip).or_default();
        if *open >= MOST_OF_ONE && !own {
            return None;
        }
        *open += 1;
        Some(Share { peers: Arc::clone(self), ip })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut peers = self.peers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut open) = peers.entry(self.ip) {
            *open.get_mut() -= 1;
            if *open.get() == 0 {
                open.remove();
            }
        }
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            // Out of files, or gone before it was accepted: others may still come.
            tracing::debug!(%error, "not accepted");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

async fn answer(
    patience: Patience,
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    mut stopping: watch::Receiver<()>,
    _place: (OwnedSemaphorePermit, Share),
) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let (mut request, rest) = rest::lend(request);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = app.clone().oneshot(request);
        async move { Ok::<_, Infallible>(rest.before(answer.await?).await) }
    });
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience.stalled));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    async fn begin(
        head: Duration,
        app: Router,
    ) -> (SocketAddr, tokio::sync::oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let patience = Patience { head, stalled: Duration::from_millis(200) };
        let stopped = async { drop(stopped.await) };
        let served = tokio::spawn(serve_within(patience, listener, app, stopped));
        (address, stop, served)
    }

    fn slow() -> Router {
        let answer = |ConnectInfo(peer): ConnectInfo<SocketAddr>| async move {
            tokio::time::sleep(Duration::from_millis(300)).await;
            format!("to {}", peer.ip())
        };
        Router::new().route("/", axum::routing::get(answer))
    }

    #[test]
    fn one_address_takes_no_more_than_its_share_and_gives_it_back() {
        let peers = Arc::new(Peers::default());
        let one: IpAddr = "192.0.2.7".parse().expect("an address");
        let mut held: Vec<_> = (0..MOST_OF_ONE).map_while(|_| peers.take(one)).collect();
        assert_eq!(held.len(), MOST_OF_ONE);
        assert!(peers.take(one).is_none());
        let beside: Vec<_> = ["2001:db8::1", "2001:db8::2"]
            .into_iter()
            .cycle()
            .take(MOST)
            .map_while(|ip| peers.take(ip.parse().expect("an address")))
            .collect();
        assert_eq!(beside.len(), MOST_OF_ONE, "one household, however many addresses it has");
        assert!(peers.take("192.0.2.8".parse().expect("an address")).is_some(), "others come in");
        held.pop();
        assert!(peers.take(one).is_some(), "as soon as one has ended");
        let own: IpAddr = "::ffff:127.0.0.1".parse().expect("an address");
        let proxied: Vec<_> = (0..2 * MOST_OF_ONE).map_while(|_| peers.take(own)).collect();
        assert_eq!(proxied.len(), 2 * MOST_OF_ONE, "a proxy speaks for everybody");
        drop((held, beside, proxied));
        assert!(peers.0.lock().expect("whole").is_empty());
    }

    #[tokio::test]
    async fn what_nobody_reads_is_taken_in_before_the_answer_and_the_connection_lives_on() {
        let app = Router::new().route("/", axum::routing::post(async || "read nothing"));
        let (address, _stop, _served) = begin(Duration::from_secs(5), app).await;
        let mut stream = TcpStream::connect(address).await.expect("connected");
        let size = 8_000_000;
        for _ in 0..2 {
            let head = format!("POST / HTTP/1.1\r\nhost: cairn\r\ncontent-length: {size}\r\n\r\n");
            stream.write_all(head.as_bytes()).await.expect("sent");
            // A proxy sends all of it before it listens.
            stream.write_all(&vec![b'x'; size]).await.expect("taken in");
            let mut said = vec![0; 1_000];
            let length = stream.read(&mut said).await.expect("an answer");
            let said = String::from_utf8_lossy(&said[..length]).into_owned();
            assert!(said.starts_with("HTTP/1.1 200") && said.ends_with("read nothing"), "{said}");
            assert!(!said.contains("close"), "{said}");
        }
    }

    #[tokio::test]
    async fn a_connection_that_does_not_say_what_it_wants_is_ended() {
        let (address, _stop, _served) = begin(Duration::from_millis(100), slow()).await;
        for begun in ["", "GET / HTTP/1.1\r\nhost: cairn\r\n"] {
            let mut stream = TcpStream::connect(address).await.expect("connected");
            stream.write_all(begun.as_bytes()).await.expect("sent");
            let mut said = String::new();
            stream.read_to_string(&mut said).await.expect("ended, not hanging");
            assert!(!said.contains("200 OK"), "{said}");
        }
    }

    #[tokio::test]
    async fn who_stops_reading_keeps_no_place_and_who_reads_slowly_gets_all() {
        let size = 20_000_000;
        let app =
            Router::new().route("/", axum::routing::get(move || async move { vec![7; size] }));
        let (address, _stop, _served) = begin(HEAD, app).await;
        for (pause, whole) in [(700, false), (10, true)] {
            let mut stream = TcpStream::connect(address).await.expect("connected");
            let ask = b"GET / HTTP/1.1\r\nhost: cairn\r\nconnection: close\r\n\r\n";
            stream.write_all(ask).await.expect("sent");
            let (mut piece, mut came) = (vec![0; 200_000], 0);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            while let Ok(length @ 1..) = stream.read(&mut piece).await {
                came += length;
                tokio::time::sleep(Duration::from_millis(pause.min(10))).await;
            }
            assert_eq!(came > size, whole, "{came} bytes");
        }
    }

    #[tokio::test]
    async fn what_is_under_way_is_answered_after_the_stop() {
        let (address, stop, served) = begin(HEAD, slow()).await;
        let mut stream = TcpStream::connect(address).await.expect("connected");
        stream.write_all(b"GET / HTTP/1.1\r\nhost: cairn\r\n\r\n").await.expect("sent");
        tokio::time::sleep(Duration::from_millis(50)).await;
        stop.send(()).expect("still there");
        let mut said = String::new();
        stream.read_to_string(&mut said).await.expect("answered and ended");
        assert!(said.contains("200 OK") && said.ends_with("to 127.0.0.1"), "{said}");
        served.await.expect("stopped");
        assert!(TcpStream::connect(address).await.is_err(), "nobody new comes in");
    }
}

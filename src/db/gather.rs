//! Questions of one kind that wait at the same moment are answered together.
//!
//! To a server each statement is a way there and back, whatever it asks. Whoever asks alone is asked for at once; those who come
//! while others are being answered share the next statement. It knows no statements: what answers is handed in.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{sync::oneshot, task::spawn_blocking};

use super::DbError;

/// How many statements of one kind are under way at most: while the server works on one, the answers of the other are read.
const LANES: usize = 2;
/// The most questions that share a statement.
const MOST: usize = 64;

/// Where questions of one kind come together. Clones share it.
pub struct Gathering<Q, A>(Arc<Place<Q, A>>);

/// Answers questions, each in its place.
type Answering<Q, A> = dyn Fn(&[Q]) -> Vec<A> + Send + Sync;

struct Place<Q, A> {
    answers: Box<Answering<Q, A>>,
    queue: Mutex<Queue<Q, A>>,
}

struct Queue<Q, A> {
    questions: Vec<Q>,
    askers: Vec<oneshot::Sender<A>>,
    /// Threads that take from here.
    lanes: usize,
}

impl<Q, A> Clone for Gathering<Q, A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Q: Send + 'static, A: Send + 'static> Gathering<Q, A> {
    /// `answers` gets the questions that share a statement, and gives as many answers in the same order; it may wait.
    pub fn new(answers: impl Fn(&[Q]) -> Vec<A> + Send + Sync + 'static) -> Self {
        let queue = Queue { questions: Vec::new(), askers: Vec::new(), lanes: 0 };
        Self(Arc::new(Place { answers: Box::new(answers), queue: Mutex::new(queue) }))
    }

    /// Asks, with whoever else asks at this moment.
    ///
    /// # Errors
    /// [`DbError::Broken`] when answering panicked.
    pub async fn ask(&self, question: Q) -> Result<A, DbError> {
        let (asker, answered) = oneshot::channel();
        if self.0.join(question, asker) {
            let place = self.0.clone();
            spawn_blocking(move || place.serve());
        }
        answered.await.map_err(|_| DbError::Broken("the answering panicked".into()))
    }
}

impl<Q, A> Place<Q, A> {
    /// Puts a question into the queue; is another lane to be opened?
    fn join(&self, question: Q, asker: oneshot::Sender<A>) -> bool {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.questions.push(question);
        queue.askers.push(asker);
        let is_wanted = queue.lanes < LANES;
        if is_wanted {
            queue.lanes += 1;
        }
        is_wanted
    }

    /// A lane: answers what waits until nothing does.
    fn serve(&self) {
        while let Some((questions, askers)) = self.take() {
            // One that panics costs those who asked with it an answer, and nobody behind them.
            let Ok(answers) = catch_unwind(AssertUnwindSafe(|| (self.answers)(&questions))) else { continue };
            for (asker, answer) in askers.into_iter().zip(answers) {
                // The visitor may have hung up meanwhile.
                let _ = asker.send(answer);
            }
        }
    }

    /// The next questions, oldest first; the lane is closed when there are none.
    fn take(&self) -> Option<(Vec<Q>, Vec<oneshot::Sender<A>>)> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.questions.is_empty() {
            queue.lanes -= 1;
            return None;
        }
        let count = queue.questions.len().min(MOST);
        Some((queue.questions.drain(..count).collect(), queue.askers.drain(..count).collect()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use futures_util::future::join_all;

    use super::*;

    /// A gathering whose statements end when they are told to; tells what each of them asked.
    fn watched() -> (Gathering<u32, String>, Receiver<Vec<u32>>, Sender<()>) {
        let (begun, asked) = channel();
        let (end, ended) = channel();
        let ended = Mutex::new(ended);
        let gathering = Gathering::new(move |questions: &[u32]| {
            begun.send(questions.to_vec()).unwrap();
            ended.lock().unwrap().recv().unwrap();
            assert!(!questions.contains(&0), "nobody answers that");
            questions.iter().map(|question| format!("answer {question}")).collect()
        });
        (gathering, asked, end)
    }

    #[actix_web::test]
    async fn who_asks_alone_is_asked_for_at_once_and_those_who_come_meanwhile_share() {
        let (gathering, asked, end) = watched();
        let ask = |question| {
            let gathering = gathering.clone();
            actix_web::rt::spawn(async move { gathering.ask(question).await.unwrap() })
        };
        let mut answers = Vec::new();
        for first in [1, 2] {
            answers.push(ask(first));
            tokio::task::yield_now().await;
            assert_eq!(asked.recv().unwrap(), [first], "nobody else is waited for");
        }
        answers.extend((3..=80).map(ask));
        while gathering.0.queue.lock().unwrap().questions.len() < 78 {
            tokio::task::yield_now().await;
        }
        assert!(asked.try_recv().is_err(), "both lanes are busy");
        for _ in 0..4 {
            end.send(()).unwrap();
        }
        let answers: Vec<String> = join_all(answers).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(answers, (1..=80).map(|question| format!("answer {question}")).collect::<Vec<_>>(), "to each their own");
        let mut shared: Vec<usize> = asked.try_iter().map(|questions| questions.len()).collect();
        shared.sort_unstable();
        assert_eq!(shared, [14, 64]);
    }

    #[actix_web::test]
    async fn an_answering_that_panics_costs_nobody_else_an_answer() {
        let (gathering, _asked, end) = watched();
        for _ in 0..4 {
            end.send(()).unwrap();
        }
        for _ in 0..3 {
            assert!(matches!(gathering.ask(0).await, Err(DbError::Broken(_))));
        }
        assert_eq!(gathering.ask(5).await.unwrap(), "answer 5");
    }
}

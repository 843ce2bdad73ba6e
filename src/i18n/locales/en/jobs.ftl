
## Long work
jobs-noun = Job
jobs-title = Jobs
jobs-lead = Work on many contacts goes on by itself, also when you leave or the server restarts.
jobs-none = There are no jobs yet.
jobs-pages = Pages of jobs
jobs-newest = Newest jobs
jobs-older = Older jobs
jobs-all = All jobs
jobs-column-kind = What
jobs-column-state = State
jobs-column-progress = Done
jobs-column-who = Asked for by
jobs-column-line = Line
jobs-column-why = Why
jobs-asked-at = Asked for
jobs-finished-at = Over since
jobs-state-queued = Waiting
jobs-state-running = Under way
jobs-state-stopped = Stopped
jobs-state-done = Done
jobs-state-failed = Failed
jobs-progress = Progress
jobs-done-of = { $done } of { $total }
jobs-left-soon = a minute at most
jobs-refreshes = This page follows by itself. You can leave it.
jobs-is-done = All of it is done.
jobs-is-stopped = It was stopped. What was done stays done.
jobs-is-failed = It could not go on.
jobs-problem-storage = The database did not take part. What was done before stays done; let it go on when the database is back.
jobs-problem-input = What was asked for cannot be read by this version.
jobs-problem-defect = Something went wrong that should not. The operator finds more in the server’s log.
jobs-takes-back = The change that this takes back
jobs-taken-back = It was taken back by another job
jobs-stop = Stop it
jobs-stops = It stops in a moment.
jobs-forgotten-at = Typed text erased
jobs-resume = Let it go on
jobs-take-back = Take it back …
jobs-log = What was left out
jobs-log-pages = Pages of the log
jobs-log-first = From the beginning
jobs-log-more = More lines
jobs-log-file = The whole log as a file (CSV)
jobs-number = No. { $number }
jobs-verb-stopped = stopped
jobs-verb-resumed = let go on
jobs-done-resumed = It goes on.
jobs-left-minutes = { $minutes ->
    [one] One minute left
   *[other] { $minutes } minutes left
}


## The API, its tokens and webhooks


header-privacy = Privacy

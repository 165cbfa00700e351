package io.jidi.platform.event;

import jakarta.inject.Singleton;

/** An event of this process was committed. */
@Singleton
class CommitSignal extends Signal {}

package io.jidi.platform.event;

import jakarta.inject.Singleton;

/** The feed has grown. */
@Singleton
class FeedSignal extends Signal {}

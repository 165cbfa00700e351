package io.jidi.testkit.sample;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.event.EventStream;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The sample's read model: the present title of each note and how many events made it. */
@Singleton
public class NoteTitles implements ReadModel {

    /** A note with this title makes the handler fail, as long as {@link #broken} is set. */
    static final String POISON = "poison";

    private final Sql sql;
    private volatile boolean broken;

    NoteTitles(Sql sql) {
        this.sql = sql;
    }

    /** The consumer's own view of the event's data. */
    record Titled(String title) {}

    @Produces
    @Singleton
    EventStream stream() {
        return NoteResource.STREAM;
    }

    void breakOnPoison(boolean yes) {
        broken = yes;
    }

    @Override
    public String consumer() {
        return "note-titles";
    }

    @Override
    public Set<String> topics() {
        return Set.of(NoteResource.STREAM.topic());
    }

    @Override
    public Set<String> types() {
        return Set.of(NoteResource.STREAM.type("written"), NoteResource.STREAM.type("renamed"));
    }

    @Override
    public List<String> tables() {
        return List.of("note_title");
    }

    @Override
    public void handle(ReceivedEvent event) {
        String title = event.data(Titled.class).title();
        if (broken && title.equals(POISON)) {
            throw new IllegalStateException("cannot apply " + title);
        }
        sql.update(
                "insert into note_title as t (note, title, events) values (?, ?, 1)"
                        + " on conflict (note) do update set title = excluded.title, events = t.events + 1",
                event.aggregate(),
                title);
    }
}

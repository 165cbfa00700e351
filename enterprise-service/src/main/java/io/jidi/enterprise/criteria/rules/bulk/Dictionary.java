package io.jidi.enterprise.criteria.rules.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small numbers for short texts, found by their bytes without making a string. It grows by each text first seen. */
final class Dictionary {

    private byte[][] texts = new byte[64][];
    private int[] slots = new int[256];
    private int size;
    private final List<String> strings = new ArrayList<>();

    Dictionary() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    String text(int id) {
        return strings.get(id);
    }

    int of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    int of(byte[] text, int from, int to) {
        int slot = slot(text, from, to);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size * 2 >= slots.length) {
            grow();
            slot = slot(text, from, to);
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
        }
        texts[size] = Arrays.copyOfRange(text, from, to);
        strings.add(new String(text, from, to - from, StandardCharsets.UTF_8));
        slots[slot] = size;
        return size++;
    }

    /** The number of a text seen before, else -1; nothing is added. */
    int find(byte[] text, int from, int to) {
        return slots[slot(text, from, to)];
    }

    private int slot(byte[] text, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] >= 0) {
            byte[] held = texts[slots[slot]];
            if (Arrays.equals(held, 0, held.length, text, from, to)) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int id = 0; id < size; id++) {
            slots[slot(texts[id], 0, texts[id].length)] = id;
        }
    }
}

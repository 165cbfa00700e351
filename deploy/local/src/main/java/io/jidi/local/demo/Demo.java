package io.jidi.local.demo;

import io.jidi.embedded.ProjectRoot;
import io.jidi.local.RunningStack;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** {@code ./jidi demo}: loads the main job through the public API and tells what came of it. */
public final class Demo {

    private Demo() {}

    public static void main(String[] words) {
        try {
            tell(ProjectRoot.find());
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Loads and tells on standard output, against the stack that {@code ./jidi up} started.
     *
     * @param root folder of the checkout
     * @throws RuntimeException with what stood in the way
     */
    public static void tell(Path root) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RunningStack stack = RunningStack.find(root);
        run(stack.gateway(), stack::token, out);
        Api api = new Api(stack.gateway(), stack::token);
        new PlatformStory(api, stack.gateway(), root.resolve(".jidi/demo-platform.key"), out).tell();
        out.println("浏览器 browser  " + stack.gateway() + "/    接口文档 API  " + stack.gateway() + "/api/docs");
    }

    /**
     * Loads and tells.
     *
     * @param gateway base address of the gateway
     * @param tokens from a demo user's name to an access token
     * @throws IllegalStateException when the system answers otherwise than the story needs
     */
    public static void run(String gateway, UnaryOperator<String> tokens, PrintStream out) {
        Api api = new Api(gateway, tokens);
        out.println("═ 基地通 Jidi：主线演示 · the main job ═");
        new ProgrammeStory(api, out).tell();
        FundStory funds = new FundStory(api, out);
        funds.prepare();
        new TierStory(api, out).tell();
        funds.tell();
        new LightStory(api, out).tell();
        new EventStory(api, out).tell();
    }
}

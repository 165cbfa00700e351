package io.jidi.local.issuer;

import java.util.stream.Collectors;

/** The log-in page for browsers, Chinese first. It posts back to the address it came from. */
record LoginPage(DemoUsers users) {
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>基地通 · 登录 Sign in</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a2733}
            label{display:block;margin:.8rem 0}
            input{font:inherit;width:100%%;padding:.5rem;box-sizing:border-box;border:1px solid #5b6b7a;border-radius:4px}
            button{font:inherit;padding:.5rem 1.5rem;border:0;border-radius:4px;background:#0b5394;color:#fff}
            table{border-collapse:collapse;width:100%%;margin-top:2rem;font-size:.9rem}
            td,th{text-align:left;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #d5dde4}
            .error{color:#a31515}
            </style></head><body>
            <h1>登录 <small lang="en">Sign in</small></h1>
            %s
            <form method="post">
            <label>用户名 <span lang="en">User name</span>
            <input name="username" autocomplete="username" required autofocus></label>
            <label>密码 <span lang="en">Password</span>
            <input name="password" type="password" autocomplete="current-password" required></label>
            <button>登录 <span lang="en">Sign in</span></button>
            </form>
            <table><caption>演示用户，密码与用户名相同 <span lang="en">Demo users; the password is the user name</span></caption>
            <tr><th>用户名</th><th>身份</th><th lang="en">Who</th></tr>
            %s
            </table></body></html>
            """;

    String show(boolean refused) {
        String rows = users.all().stream()
                .filter(user -> !user.machine())
                .map(user -> "<tr><td>" + escape(user.username()) + "</td><td>" + escape(user.name())
                        + "</td><td lang=\"en\">" + escape(user.label()) + "</td></tr>")
                .collect(Collectors.joining("\n"));
        String error = refused
                ? "<p class=\"error\" role=\"alert\">用户名或密码不对。 <span lang=\"en\">Wrong user name or password.</span></p>"
                : "";
        return PAGE.formatted(error, rows);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

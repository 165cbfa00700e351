package io.jidi.local;

/** How a part is doing. */
public enum PartState {
    WAITING("等待", "waiting"),
    STARTING("启动中", "starting"),
    READY("就绪", "ready"),
    BACKING_OFF("稍后重启", "restarting"),
    GIVEN_UP("已放弃", "given up"),
    STOPPED("已停止", "stopped");

    private final String chinese;
    private final String english;

    PartState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String label() {
        return chinese + " " + english;
    }
}

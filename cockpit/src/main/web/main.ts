import "./app.css";
import "./shell/app";

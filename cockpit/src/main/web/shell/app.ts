import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { doors } from "../data/client";
import { moment } from "../format/words";
import { t } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { Part } from "../parts/element";
import "../parts/passport";
import { problem } from "../parts/problem";
import { CITIES } from "./cities";
import { live } from "./live";
import { place } from "./location";
import { names, of } from "./names";
import "./palette";
import { find, routes, type Found } from "./routes";
import { session } from "./session";
import { settings, type Theme } from "./settings";
import "./views-menu";

/** The frame of every page: who, where, since when; and the doors in and out. */
class App extends Part {
  @state() private page: ((id: string) => TemplateResult) | undefined;
  @state() private found: Found | undefined;
  @state() private failed = false;
  private shownPath = "";
  private readonly drawAgain = () => this.requestUpdate();
  private readonly moved = () => void this.open();

  override connectedCallback(): void {
    super.connectedCallback();
    settings.read(place.query);
    place.listen(path => find(path) !== undefined);
    place.addEventListener("change", this.moved);
    session.addEventListener("change", () => this.seen());
    live.addEventListener("change", this.drawAgain);
    doors.addEventListener("closed", () => session.ended());
    void session.ask();
    // The page's code comes while the session is asked for: it is nobody's secret. Who fails here is asked again in `open`.
    find(place.path)?.route.load().catch(() => undefined);
  }

  private seen(): void {
    if (session.standing === "in") {
      live.start();
      void this.open();
      void names.ask();
    } else {
      live.stop();
    }
    this.requestUpdate();
  }

  private async open(): Promise<void> {
    const found = find(place.path);
    const path = place.path;
    this.found = found;
    this.failed = false;
    if (found) {
      try {
        const { page } = await found.route.load();
        if (place.path === path) {
          this.page = page;
        }
      } catch {
        this.failed = true;
      }
    }
    document.title = (found ? t(found.route.title) : t("page.missing")) + " · " + t("app.name");
    if (this.shownPath !== "" && this.shownPath !== path) {
      // As with a page that is loaded: the reader begins at its top.
      scrollTo(0, 0);
      await this.updateComplete;
      this.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    }
    this.shownPath = path;
  }

  protected override render(): TemplateResult {
    if (session.standing === "asking") {
      return html`<p class="waiting" role="status">${t("data.loading")}</p>`;
    }
    return session.standing === "in" ? this.frame() : this.door();
  }

  private door(): TemplateResult {
    return html`<main class="door" tabindex="-1">
      <h1>${t("app.name")}</h1>
      <p>${t("app.purpose")}</p>
      ${session.standing === "out"
        ? html`<p><a class="button strong" href=${session.signInAddress()}>${t("session.signIn")}</a></p>`
        : html`${session.problem ? problem(session.problem, () => void session.ask()) : nothing}<p>${t("session.away")}</p>`}
      <p class="fine"><a href="/developers">${t("app.developers")}</a> · <a href="/api/docs">${t("app.docs")}</a></p>
      <p>${this.languageSwitch()}</p>
    </main>`;
  }

  private languageSwitch(): TemplateResult {
    const other = settings.language === "zh" ? "en" : "zh";
    return html`<button type="button" class="quiet" lang=${other === "zh" ? "zh-CN" : "en"}
      @click=${() => settings.set({ language: other })}>${t("settings.other")}</button>`;
  }

  private frame(): TemplateResult {
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t("app.skip")}</a>
      <header>
        <div class="bar">
          <a class="brand" href=${place.to("/")}>${t("app.name")}</a>
          <nav aria-label=${t("app.pages")}>${routes
            .filter(route => route.listed)
            .map(route => html`<a href=${place.to("/" + route.segment)}
              aria-current=${this.found?.route === route ? "page" : nothing}>${t(route.title)}</a>`)}</nav>
          <span class="fill"></span>
          ${this.liveState()}
          <button type="button" class="quiet" @click=${() => dispatchEvent(new Event("jidi-palette"))}>${t("palette.open")} <kbd>Ctrl K</kbd></button>
          <jidi-views></jidi-views>
          ${this.person()}
        </div>
        ${this.filters()}
      </header>
      <main id="content" tabindex="-1">${this.content()}</main>
      <footer class="fine">${t("app.footer")} · <a href="/developers">${t("app.developers")}</a> · <a href="/api/docs">${t("app.docs")}</a></footer>
      <jidi-passport></jidi-passport>
      <jidi-palette></jidi-palette>`;
  }

  private readonly skip = (event: Event) => {
    event.preventDefault();
    this.querySelector<HTMLElement>("main")?.focus();
  };

  private content(): TemplateResult {
    if (!this.found) {
      return html`<h1>${t("page.missing")}</h1><p><a href=${place.to("/")}>${t("page.overview")}</a></p>`;
    }
    if (this.failed) {
      return html`<p class="problem" role="alert">${t("page.failed")}
        <button type="button" @click=${() => location.reload()}>${t("problem.again")}</button></p>`;
    }
    return this.page ? this.page(this.found.id) : html`<p class="waiting" role="status">${t("data.loading")}</p>`;
  }

  private liveState(): TemplateResult {
    const shape = { off: "○", connecting: "◌", live: "●", waiting: "◌" }[live.state];
    const at = live.lastAt ? " · " + t("live.last", { at: moment(live.lastAt.toISOString()).slice(11) }) : "";
    return html`<span class="live ${live.state}" role="status"><span aria-hidden="true">${shape}</span> ${t(("live." + live.state) as MessageKey)}${at}</span>`;
  }

  private person(): TemplateResult {
    const one = session.person!;
    return html`<details class="menu"><summary>${one.name || one.userId}</summary>
      <div>
        <dl>
          <dt>${t("session.organisation")}</dt><dd>${one.organisation}</dd>
          <dt>${t("session.roles")}</dt><dd>${one.roles.join(", ")}</dd>
          <dt>${t("session.scope")}</dt><dd>${[...one.scope.regions, ...one.scope.bases, ...one.scope.funds, ...one.scope.enterprises].join(", ") || "—"}</dd>
          <dt>${t("session.ends")}</dt><dd>${moment(one.endsAt)}</dd>
        </dl>
        <label>${t("settings.theme")} <select .value=${settings.theme}
          @change=${(event: Event) => settings.set({ theme: (event.target as HTMLSelectElement).value as Theme })}>
          ${(["system", "light", "dark", "wall"] as const).map(theme =>
            html`<option value=${theme} ?selected=${settings.theme === theme}>${t(("theme." + theme) as MessageKey)}</option>`)}
        </select></label>
        <p class="actions"><button type="button" @click=${() => print()}>${t("settings.print")}</button>
        <button type="button" @click=${() => void session.signOut()}>${t("session.signOut")}</button></p>
      </div></details>`;
  }

  /** A fund that is chosen is opened: there its figures are. */
  private readonly chosenFund = (event: Event) => {
    const fund = (event.target as HTMLSelectElement).value;
    place.set({ fund }, "replace");
    if (fund) {
      place.go(place.to("/funds/" + fund));
    }
  };

  private filters(): TemplateResult {
    const choose = (name: string) => (event: Event) =>
      place.set({ [name]: (event.target as HTMLInputElement | HTMLSelectElement).value });
    const option = (value: string, text: string, now: string) =>
      html`<option value=${value} ?selected=${value === now}>${text}</option>`;
    return html`<form class="bar filters" role="search" aria-label=${t("filter.all")} @submit=${(event: Event) => event.preventDefault()}>
      <label>${t("filter.asOf")} <input type="date" .value=${place.get("asOf")} @change=${choose("asOf")}></label>
      <label>${t("filter.region")} <select @change=${choose("region")}>${option("", t("filter.any"), place.get("region"))}${CITIES.map(city =>
        option(city.code, settings.language === "zh" ? city.zh : city.en, place.get("region")))}</select></label>
      <label>${t("filter.base")} <select @change=${choose("base")}>${option("", t("filter.any"), place.get("base"))}${names.bases.map(one =>
        option(one.code, of(one), place.get("base")))}</select></label>
      <label>${t("filter.fund")} <select @change=${this.chosenFund}>${option("", t("filter.any"), place.get("fund"))}${names.funds.map(one =>
        option(one.id, of(one), place.get("fund")))}</select></label>
      <span class="fill"></span>
      <label>${t("settings.unit")} <select @change=${(event: Event) => settings.set({ unit: (event.target as HTMLSelectElement).value as typeof settings.unit })}>
        ${(["auto", "wan", "yi", "yuan"] as const).map(unit => option(unit, t(("unitChoice." + unit) as MessageKey), settings.unit))}</select></label>
      ${this.languageSwitch()}
    </form>`;
  }
}

customElements.define("jidi-app", App);

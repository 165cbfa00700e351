import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Page } from "../data/types";
import type { DispatchOrderView } from "../data/work";
import { answerOrder, closeOrder, issueOrder, mayAnswer, mayDirect } from "../actions/order";
import { text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { plain } from "../parts/scroll";
import { calmly } from "./calm";

/** What red lights of a project asked for: each entry with its letter, its answer and its end, and what can be done next. */
class ProjectOrders extends Part {
  @property({ attribute: false }) project = "";
  /** The unit that answers for the project, empty where it is not known. */
  @property({ attribute: false }) unit = "";
  private readonly orders = new Loader<Page<DispatchOrderView>>(
    this,
    () => "/api/v1/dispatch-orders?projectId=" + encodeURIComponent(this.project) + "&pageSize=100",
    ["io.jidi.project.light"],
  );

  protected override render(): TemplateResult {
    return calmly(this.orders, all => this.ledger(all.items));
  }

  private ledger(all: readonly DispatchOrderView[]): TemplateResult {
    if (all.length === 0) {
      return html`<p class="empty">${t("order.none")}</p>`;
    }
    return html`<p class="sentence">${t("order.sentence", {
        n: all.length, open: all.filter(one => one.status !== "CLOSED").length, late: all.filter(one => one.overdue).length,
      })}</p>
      ${plain(
        t("order.ledger"),
        [[t("work.month")], [t("work.orderStep")], [t("work.state")], [t("order.letter")], [t("work.issued")], [t("work.replyDue")], [t("work.reply")], [t("order.outcome")], [t("work.do")]],
        all.map(one => [
          day(one.month), word("orderStep", one.step), this.state(one),
          one.documentNumber ? html`${one.documentNumber}<br><span class="fine">${text(one.addressee)}</span>` : text(undefined),
          day(one.issuedDate), day(one.replyDue), this.said(one.reply, one.repliedDate, one.repliedOnTime === false), this.said(one.outcome, one.closedDate, false),
          this.next(one),
        ]),
      )}`;
  }

  private state(one: DispatchOrderView): TemplateResult {
    return html`${word("orderState", one.status)}${one.overdue ? html` <span class="light red"><span aria-hidden="true">■</span> ${t("work.late")}</span>` : nothing}`;
  }

  private said(what: string | null | undefined, day: string | null | undefined, late: boolean): TemplateResult {
    return what
      ? html`${what}<br><span class="fine">${text(day)}${late ? " · " + t("order.answeredLate") : nothing}</span>`
      : html`${text(undefined)}`;
  }

  /** What the state and the role allow; the service decides. */
  private next(one: DispatchOrderView): TemplateResult {
    const reload = () => this.orders.again();
    const name = " · " + one.month + " " + word("orderStep", one.step);
    const button = (label: string, run: () => void) =>
      html`<button type="button" aria-label=${label + name} @click=${run}>${label}</button> `;
    return html`<span class="inline">${mayDirect() && one.status === "DUE" ? button(t("order.issueButton"), () => issueOrder(one.id, this.unit, reload)) : nothing}
      ${one.status === "ISSUED" && mayAnswer() ? button(t("work.answer"), () => answerOrder(one.id, reload)) : nothing}
      ${mayDirect() && one.status !== "CLOSED" ? button(t("order.closeButton"), () => closeOrder(one.id, reload)) : nothing}</span>`;
  }
}

function day(value: string | null | undefined): TemplateResult {
  return html`<span class="day">${text(value)}</span>`;
}

customElements.define("jidi-project-orders", ProjectOrders);

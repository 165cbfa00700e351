import { LitElement } from "lit";
import { place } from "../shell/location";
import { names } from "../shell/names";
import { settings } from "../shell/settings";

/**
 * What all parts have in common: they are drawn in the document itself, so that one style sheet and every label reach them,
 * and they are drawn anew when the language, the unit or the address changes.
 */
export class Part extends LitElement {
  private readonly again = () => this.requestUpdate();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    settings.addEventListener("change", this.again);
    place.addEventListener("change", this.again);
    names.addEventListener("change", this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    settings.removeEventListener("change", this.again);
    place.removeEventListener("change", this.again);
    names.removeEventListener("change", this.again);
  }
}

"use strict";
SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#specification",
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "none",
  filter: true,
  // Nothing is sent to a foreign host.
  validatorUrl: null
});

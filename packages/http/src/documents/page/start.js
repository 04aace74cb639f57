// Shows the document beside this page. The specification is not sent to any validator.
window.SwaggerUIBundle({
  url: `openapi.json?language=${document.documentElement.lang}`,
  dom_id: '#document',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  showCommonExtensions: true,
  showExtensions: true,
  validatorUrl: null,
});

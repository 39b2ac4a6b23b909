// Everything works without this file; it only makes some things easier.
import "./kept.js";                 // before forms.js: it decides first whether a form travels now
import "../../shared/js/forms.js";
import "../../shared/js/photos.js";
import "../../shared/js/again.js";
import "./keys.js";
import "./passkeys.js";
import "./body.js";

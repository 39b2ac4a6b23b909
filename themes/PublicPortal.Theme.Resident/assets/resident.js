// Everything works without this file; it only makes some things easier.
import "../../shared/js/forms.js";
import "../../shared/js/photos.js";
import "../../shared/js/speak.js";
import "../../shared/js/again.js";
import "./scan.js";
import "../../shared/js/copy.js";

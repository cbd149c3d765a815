//! Pages and material.

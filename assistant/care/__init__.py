"""Care of a home: the doctor, and copies that outlast it."""
